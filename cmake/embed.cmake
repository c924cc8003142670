# Puts the files of a folder into a program: the assembler takes their bytes in, so no compiler reads them.
#
#   storyflow_embed(TARGET FOLDER folder FUNCTION name)
#
# adds to TARGET the function `std::span<const StudioFile> storyflow::api::name()` (src/api/studio_file.hpp). The folder
# is looked at by every build, also for files that came or went; where it does not exist the function knows none.
set(STORYFLOW_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_DIR}/embed_files.cmake")
find_program(STORYFLOW_GZIP gzip REQUIRED)

function(storyflow_embed target)
  cmake_parse_arguments(EMBED "" "FOLDER;FUNCTION" "" ${ARGN})
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${EMBED_FUNCTION}")
  add_custom_command(
    OUTPUT "${output}/files.S" "${output}/table.cpp"
    DEPENDS "${STORYFLOW_EMBED_SCRIPT}"
    DEPFILE "${output}/files.d"
    COMMAND "${CMAKE_COMMAND}" "-DFOLDER=${EMBED_FOLDER}" "-DFUNCTION=${EMBED_FUNCTION}" "-DOUTPUT=${output}"
            "-DGZIP=${STORYFLOW_GZIP}" "-DROOT=${CMAKE_SOURCE_DIR}" -P "${STORYFLOW_EMBED_SCRIPT}"
    COMMENT "Embedding ${EMBED_FUNCTION}"
    VERBATIM)
  # On its own: the warnings of the rooms are none that the assembler knows.
  add_library(${EMBED_FUNCTION}_bytes OBJECT "${output}/files.S")
  target_sources(${target} PRIVATE "${output}/table.cpp" $<TARGET_OBJECTS:${EMBED_FUNCTION}_bytes>)
endfunction()
