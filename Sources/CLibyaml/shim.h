#ifndef REGISTRAR_CLIBYAML_SHIM_H
#define REGISTRAR_CLIBYAML_SHIM_H

#include <yaml.h>

#endif
