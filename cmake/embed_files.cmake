# The build step of storyflow_embed (embed.cmake): writes OUTPUT/files.S, table.cpp and files.d for the files
# below FOLDER. Each file is embedded as it is, and also compressed by GZIP and BROTLI (if that program was
# found) where that is at least a tenth smaller.
file(GLOB_RECURSE paths LIST_DIRECTORIES false RELATIVE "${FOLDER}" "${FOLDER}/*")
list(FILTER paths EXCLUDE REGEX "\\.map$|(^|/)\\.")
list(SORT paths)

file(REMOVE_RECURSE "${OUTPUT}/gzip" "${OUTPUT}/brotli")
file(MAKE_DIRECTORY "${OUTPUT}/gzip" "${OUTPUT}/brotli")
set(assembly "    .section .note.GNU-stack,\"\",%progbits\n    .section .rodata\n")
set(declarations "")
set(rows "")
set(count 0)

function(take_in symbol file digest)
  # The digest changes the text when the bytes change, so that the build notices.
  string(APPEND assembly "\n    .global ${symbol}  /* ${digest} */\n    .hidden ${symbol}\n${symbol}:\n    .incbin \"${file}\"\n")
  string(APPEND declarations "extern const char ${symbol}[] __attribute__((visibility(\"hidden\")));\n")
  set(assembly "${assembly}" PARENT_SCOPE)
  set(declarations "${declarations}" PARENT_SCOPE)
endfunction()

# Sets VIEW to the compressed bytes, as C++; to {} unless they are at least a tenth smaller than the file.
function(take_in_smaller view symbol zipped size digest)
  file(SIZE "${zipped}" zipped_size)
  math(EXPR worthwhile "${size} * 9 / 10")
  set(${view} "{}" PARENT_SCOPE)
  if(zipped_size LESS worthwhile)
    take_in("${symbol}" "${zipped}" "${digest}")
    set(${view} "{${symbol}, ${zipped_size}}" PARENT_SCOPE)
    set(assembly "${assembly}" PARENT_SCOPE)
    set(declarations "${declarations}" PARENT_SCOPE)
  endif()
endfunction()

foreach(path IN LISTS paths)
  set(file "${FOLDER}/${path}")
  set(zipped "${OUTPUT}/gzip/${count}.gz")
  set(symbol "storyflow_${FUNCTION}_${count}")
  file(SHA256 "${file}" digest)
  string(SUBSTRING "${digest}" 0 16 version)
  file(SIZE "${file}" size)
  execute_process(COMMAND "${GZIP}" -9 -n -c "${file}" OUTPUT_FILE "${zipped}" COMMAND_ERROR_IS_FATAL ANY)

  take_in("${symbol}" "${file}" "${digest}")
  take_in_smaller(gzip_view "${symbol}_gzip" "${zipped}" ${size} "${digest}")
  set(brotli_view "{}")
  if(BROTLI)
    set(zipped "${OUTPUT}/brotli/${count}.br")
    execute_process(COMMAND "${BROTLI}" -q 11 -f -o "${zipped}" "${file}" COMMAND_ERROR_IS_FATAL ANY)
    take_in_smaller(brotli_view "${symbol}_brotli" "${zipped}" ${size} "${digest}")
  endif()
  string(APPEND rows
    "    StudioFile{\"${path}\", {${symbol}, ${size}}, ${gzip_view}, ${brotli_view}, \"${version}\"},\n")
  math(EXPR count "${count} + 1")
endforeach()

set(table "#include \"api/studio_file.hpp\"

#include <array>

extern \"C\" {
${declarations}}

namespace storyflow::api {

std::span<const StudioFile> ${FUNCTION}() {
    static const std::array<StudioFile, ${count}> files{{
${rows}    }};
    return files;
}

}  // namespace storyflow::api
")

# Does not touch an unchanged file, so that nothing is compiled or linked again.
function(write_if_new file text)
  set(written "")
  if(EXISTS "${file}")
    file(READ "${file}" written)
  endif()
  if(NOT written STREQUAL text)
    file(WRITE "${file}" "${text}")
  endif()
endfunction()
write_if_new("${OUTPUT}/files.S" "${assembly}")
write_if_new("${OUTPUT}/table.cpp" "${table}")

# A folder's time changes when a file in it is added or removed; while FOLDER does not exist, its nearest
# parent is watched.
file(GLOB_RECURSE watched LIST_DIRECTORIES true "${FOLDER}/*")
set(nearest "${FOLDER}")
while(NOT EXISTS "${nearest}" AND NOT nearest STREQUAL ROOT)
  cmake_path(GET nearest PARENT_PATH nearest)
endwhile()
list(APPEND watched "${nearest}")
list(TRANSFORM watched REPLACE " " "\\\\ ")
list(JOIN watched " \\\n  " watched)
file(WRITE "${OUTPUT}/files.d" "${OUTPUT}/files.S ${OUTPUT}/table.cpp: \\\n  ${watched}\n")
