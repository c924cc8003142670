# Warnings are in an interface target that every target of ours links. Designated initialisers name only the
# fields that they change, so missing fields are allowed. The last three are off because GCC 12 gives false
# warnings in optimised std::string code (GCC bug 105651 and similar ones); the sanitizers find real errors of
# these kinds.
add_library(storyflow_warnings INTERFACE)
target_compile_options(storyflow_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Wold-style-cast -Wcast-qual -Wformat=2 -Wswitch-enum
  -Wno-missing-field-initializers
  "$<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-maybe-uninitialized;-Wno-stringop-overflow>" -Werror)
