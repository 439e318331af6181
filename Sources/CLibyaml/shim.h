#ifndef REGISTRAR_CLIBYAML_SHIM_H
#define REGISTRAR_CLIBYAML_SHIM_H

#include <yaml.h>

/*
 * What a reader asks of an event, side by side: the data of an event is a union, of which Swift copies the whole for
 * every field that it reads.
 */
typedef struct registrar_yaml_node {
  size_t start, end; /* in characters */
  size_t start_line, end_line;
  const yaml_char_t *anchor, *tag, *value;
  size_t length; /* of the value, in bytes */
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
