# Compiles eight sources of a target as one, from here on in this folder: the headers, which cost most of the time, are
# read once for all of them. So the names of these files must differ, in unnamed namespaces, too; the compiler says "redefinition"
# if they do not. A new file moves those behind it in the list, so that old names may meet: rename one. Tests are built like this, and everything with a sanitizer. The sources of the
# program are compiled one by one otherwise: a file that lacks an include does not pass, and a change costs one file.
macro(storyflow_together)
  set(CMAKE_UNITY_BUILD ON)
  set(CMAKE_UNITY_BUILD_BATCH_SIZE 8)
endmacro()

# Sources that are compiled by themselves nevertheless: Highway reads them once for each instruction set.
function(storyflow_alone)
  set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

if(STORYFLOW_SANITIZE)
  storyflow_together()
endif()
