# Warnings travel on an interface target; every one of our targets links it. Designated initialisers name only what
# they change, so missing fields are no mistake. The last three are off because GCC 12 sees ghosts in optimised
# std::string code (GCC bug 105651 and its kin); the sanitizers look for the real ones.
add_library(storyflow_warnings INTERFACE)
target_compile_options(storyflow_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Wold-style-cast -Wcast-qual -Wformat=2 -Wswitch-enum
  -Wno-missing-field-initializers
  "$<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-maybe-uninitialized;-Wno-stringop-overflow>" -Werror)
