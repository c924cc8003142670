# Embeds the files of a folder in a program: the assembler includes their bytes, so the compiler does not read
# them.
#
#   storyflow_embed(TARGET FOLDER folder FUNCTION name)
#
# adds to TARGET the function `std::span<const StudioFile> storyflow::api::name()` (src/api/studio_file.hpp).
# Every build checks the folder, also for new and removed files; if it does not exist, the function returns an
# empty span.
set(STORYFLOW_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_DIR}/embed_files.cmake")
find_program(STORYFLOW_GZIP gzip REQUIRED)
# Without it the files are compressed by gzip only.
find_program(STORYFLOW_BROTLI brotli)

function(storyflow_embed target)
  cmake_parse_arguments(EMBED "" "FOLDER;FUNCTION" "" ${ARGN})
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${EMBED_FUNCTION}")
  add_custom_command(
    OUTPUT "${output}/files.S" "${output}/table.cpp"
    DEPENDS "${STORYFLOW_EMBED_SCRIPT}"
    DEPFILE "${output}/files.d"
    COMMAND "${CMAKE_COMMAND}" "-DFOLDER=${EMBED_FOLDER}" "-DFUNCTION=${EMBED_FUNCTION}" "-DOUTPUT=${output}"
            "-DGZIP=${STORYFLOW_GZIP}" "-DBROTLI=${STORYFLOW_BROTLI}" "-DROOT=${CMAKE_SOURCE_DIR}" -P "${STORYFLOW_EMBED_SCRIPT}"
    COMMENT "Embedding ${EMBED_FUNCTION}"
    VERBATIM)
  # A separate target, because the assembler does not know the warning flags of the rooms.
  add_library(${EMBED_FUNCTION}_bytes OBJECT "${output}/files.S")
  target_sources(${target} PRIVATE "${output}/table.cpp" $<TARGET_OBJECTS:${EMBED_FUNCTION}_bytes>)
endfunction()
