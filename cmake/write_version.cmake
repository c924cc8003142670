# The build step of version.cmake: writes OUTPUT from TEMPLATE with the version of the commit that is checked out
# in SOURCE. RELEASE is the version of CMakeLists.txt, whose tag is "v" and the version.
set(version "${RELEASE}")

# Sets VARIABLE to what git says, or to "" if it fails.
function(ask_git variable)
  execute_process(COMMAND "${GIT}" ${ARGN} WORKING_DIRECTORY "${SOURCE}"
    OUTPUT_VARIABLE said ERROR_QUIET RESULT_VARIABLE failed OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(failed)
    set(said "")
  endif()
  set(${variable} "${said}" PARENT_SCOPE)
endfunction()

if(GIT)
  ask_git(top rev-parse --show-toplevel)
  # Sources inside another project's repository are not of its version.
  if(top AND EXISTS "${top}/cmake/write_version.cmake")
    ask_git(described describe --tags --match "v${RELEASE}" --long --abbrev=7)
    ask_git(count rev-list --count HEAD)
    ask_git(commit rev-parse --short=7 HEAD)
    if(described MATCHES "-([0-9]+)-(g[0-9a-f]+)$")
      if(CMAKE_MATCH_1 GREATER 0)
        set(version "${RELEASE}+${CMAKE_MATCH_1}.${CMAKE_MATCH_2}")
      endif()
    elseif(commit)
      set(version "${RELEASE}-dev.${count}+g${commit}")
    endif()
  endif()
endif()

configure_file("${TEMPLATE}" "${OUTPUT}" @ONLY)
# An unchanged file is touched, too, so that the step counts as done.
file(TOUCH "${OUTPUT}")
