import Foundation
import YAML

/// Reading one file into a document, beside a loop in C that only takes libyaml's events.
struct ParsingRace {
  private let stage: Stage
  private let sample: SampleFiles
  private static let (files, rounds) = (200, 100)

  init(_ stage: Stage, _ sample: SampleFiles) {
    self.stage = stage
    self.sample = sample
  }

  func comparison() throws -> Comparison {
    let contents = try sample.contents(Self.files)
    let size = contents.reduce(0) { $0 + $1.count } / contents.count
    let race = Race(
      work: "reading a file of \(size) bytes into a document", items: contents, noun: "files",
      rounds: Self.rounds, peer: "libyaml's bare event loop in C", target: 1.5)
    return try race.comparison(with: try peer()) { _ = try YAMLReader.read($0) }
  }

  private func peer() throws -> Comparison.Outcome {
    guard let compiler = Program.find("cc") else {
      return .notInstalled(hint: "apt-get install gcc libyaml-dev")
    }
    let source = stage.scratch.appending("events.c")
    let program = stage.scratch.appending("events")
    try Data(Self.source.utf8).write(to: URL(fileURLWithPath: source))
    try compiler.time(
      ["-O2", source, "-lyaml", "-o", program], in: stage.scratch.path,
      environment: stage.environment)
    return try .microseconds(
      printedBy: Program(path: program),
      [String(Self.rounds)] + sample.paths.prefix(Self.files), stage,
      hint: "the loop printed no time")
  }

  private static let source = """
    #include <stdio.h>
    #include <stdlib.h>
    #include <time.h>
    #include <yaml.h>

    static double now(void) {
      struct timespec t;
      clock_gettime(CLOCK_MONOTONIC, &t);
      return t.tv_sec * 1e6 + t.tv_nsec * 1e-3;
    }

    static void read_events(const unsigned char *text, size_t size) {
      yaml_parser_t parser;
      yaml_event_t event;
      int done = 0;
      yaml_parser_initialize(&parser);
      yaml_parser_set_input_string(&parser, text, size);
      while (!done) {
        if (!yaml_parser_parse(&parser, &event)) exit(1);
        done = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
      }
      yaml_parser_delete(&parser);
    }

    int main(int count, char **arguments) {
      int rounds = atoi(arguments[1]), files = count - 2;
      double total = 0;
      unsigned char **texts = calloc(files, sizeof *texts);
      size_t *sizes = calloc(files, sizeof *sizes);
      double *least = calloc(files, sizeof *least);
      for (int i = 0; i < files; i++) {
        FILE *file = fopen(arguments[i + 2], "rb");
        if (!file) return 1;
        fseek(file, 0, SEEK_END);
        sizes[i] = ftell(file);
        rewind(file);
        texts[i] = malloc(sizes[i] + 1);
        if (fread(texts[i], 1, sizes[i], file) != sizes[i]) return 1;
        fclose(file);
        least[i] = 1e12;
      }
      for (int round = 0; round < rounds; round++)
        for (int i = 0; i < files; i++) {
          double start = now(), taken;
          read_events(texts[i], sizes[i]);
          taken = now() - start;
          if (taken < least[i]) least[i] = taken;
        }
      for (int i = 0; i < files; i++) total += least[i];
      printf("%f\\n", total / files);
      return 0;
    }
    """
}
