# The library storyflow_version, which knows the version of the program (src/base/version.hpp). With
# STORYFLOW_VERSION_FROM_GIT (the preset release) the version says which commit was built: a build after a commit
# compiles this one source again and links what tells the version. Other presets, and sources without git (an
# archive of a release), take the version of CMakeLists.txt as it is; so their programs stay the same, byte for
# byte, and script/test need not run again what they passed.
option(STORYFLOW_VERSION_FROM_GIT "Tell the commit in the version" OFF)

set(version_script "${CMAKE_CURRENT_LIST_DIR}/write_version.cmake")
set(version_template "${CMAKE_CURRENT_LIST_DIR}/version.cpp.in")
set(version_source "${CMAKE_BINARY_DIR}/version.cpp")
set(version_changes "")
set(STORYFLOW_GIT "")
if(STORYFLOW_VERSION_FROM_GIT)
  find_package(Git)
  if(Git_FOUND)
    set(STORYFLOW_GIT "${GIT_EXECUTABLE}")
    # git writes a line into this log when another commit is checked out or made.
    execute_process(COMMAND "${GIT_EXECUTABLE}" rev-parse --path-format=absolute --git-path logs/HEAD --git-path refs/tags
      WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}" OUTPUT_VARIABLE version_changes ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
    string(REPLACE "\n" ";" version_changes "${version_changes}")
    foreach(path IN LISTS version_changes)
      if(NOT EXISTS "${path}")
        list(REMOVE_ITEM version_changes "${path}")
      endif()
    endforeach()
  endif()
endif()

add_custom_command(
  OUTPUT "${version_source}"
  DEPENDS "${version_script}" "${version_template}" ${version_changes}
  COMMAND "${CMAKE_COMMAND}" "-DGIT=${STORYFLOW_GIT}" "-DSOURCE=${CMAKE_SOURCE_DIR}" "-DRELEASE=${PROJECT_VERSION}"
          "-DTEMPLATE=${version_template}" "-DOUTPUT=${version_source}" -P "${version_script}"
  COMMENT "Writing the version"
  VERBATIM)
add_library(storyflow_version STATIC "${version_source}")
target_include_directories(storyflow_version PUBLIC "${CMAKE_SOURCE_DIR}/src")
