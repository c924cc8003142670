# Warnings are in an interface target that every target of ours links. Designated initialisers name only the
# fields that they change, so missing fields are allowed. The last three are off because GCC 12 gives false
# warnings in optimised std::string code (GCC bug 105651 and similar ones); the sanitizers find real errors of
# these kinds. Where sources are compiled together, names of one file seem shadowed by another's. A target with the property HAS_COROUTINES is spared two more that GCC 12 gives for coroutines: for its
# own code between their steps, and for the allocator that Asio has for their frames.
add_library(storyflow_warnings INTERFACE)
target_compile_options(storyflow_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Wold-style-cast -Wcast-qual -Wformat=2 -Wswitch-enum
  -Wno-missing-field-initializers
  "$<$<NOT:$<BOOL:$<TARGET_PROPERTY:UNITY_BUILD>>>:-Wshadow>"
  "$<$<CXX_COMPILER_ID:GNU>:-Wzero-as-null-pointer-constant;-Wredundant-decls;-Wno-restrict;-Wno-maybe-uninitialized;-Wno-stringop-overflow>"
  "$<$<AND:$<CXX_COMPILER_ID:GNU>,$<BOOL:$<TARGET_PROPERTY:HAS_COROUTINES>>>:-Wno-mismatched-new-delete;-Wno-zero-as-null-pointer-constant>"
  -Werror)
