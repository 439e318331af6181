#ifndef REGISTRAR_CLIBYAML_SHIM_H
#define REGISTRAR_CLIBYAML_SHIM_H

#include <stdint.h>
#include <yaml.h>

/* Four bytes, or `count` if that is fewer, the first one lowest. */
static inline uint32_t registrar_yaml_bytes(const yaml_char_t *bytes, size_t count) {
  uint32_t value = 0;
  for (size_t i = 0; i < 4 && i < count; i++) value |= (uint32_t)bytes[i] << (8 * i);
  return value;
}

/*
 * What a reader asks of an event, side by side: the data of an event is a union, of which Swift copies the whole for
 * every field that it reads.
 */
typedef struct registrar_yaml_node {
  size_t start, end; /* in characters */
  size_t start_line, end_line;
  const yaml_char_t *anchor, *tag, *value;
  size_t length; /* of the value, in bytes */
  uint32_t head; /* the first four bytes of the value, or fewer with zeros behind, the first one lowest */
  uint32_t tail; /* the last four bytes of a value that has them */
  int style;     /* of the event's own kind */
  int plain_implicit;
} registrar_yaml_node;

static inline registrar_yaml_node registrar_yaml_event_node(const yaml_event_t *event) {
  registrar_yaml_node node = {0};
  node.start = event->start_mark.index;
  node.end = event->end_mark.index;
  node.start_line = event->start_mark.line;
  node.end_line = event->end_mark.line;
  switch (event->type) {
    case YAML_SCALAR_EVENT:
      node.anchor = event->data.scalar.anchor;
      node.tag = event->data.scalar.tag;
      node.value = event->data.scalar.value;
      node.length = event->data.scalar.length;
      node.style = event->data.scalar.style;
      node.plain_implicit = event->data.scalar.plain_implicit;
      if (node.length >= 4) {
        node.head = registrar_yaml_bytes(node.value, 4);
        node.tail = registrar_yaml_bytes(node.value + node.length - 4, 4);
      } else {
        node.head = registrar_yaml_bytes(node.value, node.length);
      }
      break;
    case YAML_SEQUENCE_START_EVENT:
      node.anchor = event->data.sequence_start.anchor;
      node.tag = event->data.sequence_start.tag;
      node.style = event->data.sequence_start.style;
      break;
    case YAML_MAPPING_START_EVENT:
      node.anchor = event->data.mapping_start.anchor;
      node.tag = event->data.mapping_start.tag;
      node.style = event->data.mapping_start.style;
      break;
    case YAML_ALIAS_EVENT:
      node.anchor = event->data.alias.anchor;
      break;
    default:
      break;
  }
  return node;
}

#endif
