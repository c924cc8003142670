# The build step of package.cmake: writes into OUTPUT what the program PROGRAM says about itself, and documents from
# SOURCE as Debian wants them. Compressed files hold no time, so the same program makes the same bytes.
file(MAKE_DIRECTORY "${OUTPUT}")

# Runs the program and writes what it says into a file.
function(write_said file)
  execute_process(COMMAND "${PROGRAM}" ${ARGN} OUTPUT_FILE "${OUTPUT}/${file}" COMMAND_ERROR_IS_FATAL ANY)
endfunction()

function(compress file)
  execute_process(COMMAND "${GZIP}" -9 -n -c "${OUTPUT}/${file}" OUTPUT_FILE "${OUTPUT}/${file}.gz" COMMAND_ERROR_IS_FATAL ANY)
endfunction()

write_said(storyflow.1 manual)
compress(storyflow.1)
foreach(shell bash zsh fish)
  write_said(completion.${shell} completion ${shell})
endforeach()

execute_process(COMMAND "${PROGRAM}" --version OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
# Debian's "~" sorts before the release, as "-dev" does elsewhere.
string(REPLACE "-" "~" version "${version}")
file(WRITE "${OUTPUT}/version" "${version}\n")
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
execute_process(COMMAND git log -1 --format=%cD WORKING_DIRECTORY "${SOURCE}" OUTPUT_VARIABLE commit_date ERROR_QUIET
  OUTPUT_STRIP_TRAILING_WHITESPACE)
if(commit_date)
  set(date "${commit_date}")
endif()
file(WRITE "${OUTPUT}/changelog" "storyflow (${version}) unstable; urgency=medium

  * What changed for users: /usr/share/doc/storyflow/CHANGELOG.md.gz

 -- StoryFlow authors <authors@storyflow.invalid>  ${date}
")
compress(changelog)
file(COPY "${SOURCE}/CHANGELOG.md" DESTINATION "${OUTPUT}")
compress(CHANGELOG.md)
file(WRITE "${OUTPUT}/conffiles" "/etc/storyflow/storyflow.toml\n")
