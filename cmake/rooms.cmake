# Headers that most files include, compiled once in the builds with sanitizers, whose compilations they would
# double. The release build reads them file by file, so a file that misses an include does not pass.
set(STORYFLOW_FREQUENT_HEADERS <algorithm> <array> <chrono> <filesystem> <fstream> <functional> <map> <memory> <mutex>
  <optional> <set> <span> <stop_token> <string> <thread> <utility> <variant> <vector> <boost/json.hpp> <fmt/format.h>
  <spdlog/spdlog.h>)

# Compiles headers once, for targets that say REUSE_FROM this one.
#   storyflow_headers(NAME HEADERS <string> … [OPTIONS -O1])
function(storyflow_headers name)
  cmake_parse_arguments(ONCE "" "" "HEADERS;OPTIONS" ${ARGN})
  file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp" "")
  add_library(${name} OBJECT "${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp")
  target_link_libraries(${name} PRIVATE storyflow_warnings Threads::Threads)
  if(STORYFLOW_SANITIZE)
    list(APPEND ONCE_HEADERS ${STORYFLOW_FREQUENT_HEADERS})
    target_link_libraries(${name} PRIVATE Boost::json fmt::fmt spdlog::spdlog)
  endif()
  target_compile_options(${name} PRIVATE ${ONCE_OPTIONS})
  target_precompile_headers(${name} PRIVATE ${ONCE_HEADERS})
endfunction()

set(STORYFLOW_ROOM_OPTIONS "")
if(STORYFLOW_FUZZ)
  # Coverage of the rooms guides the fuzz targets; in other programs it does nothing.
  set(STORYFLOW_ROOM_OPTIONS -fsanitize=fuzzer-no-link)
endif()
# A room that computes is optimised a little in debug builds too, or its tests would take minutes.
set(STORYFLOW_COMPUTING_OPTIONS ${STORYFLOW_ROOM_OPTIONS} "$<$<CONFIG:Debug>:-O1>")
if(STORYFLOW_SANITIZE)
  storyflow_headers(storyflow_room_headers OPTIONS ${STORYFLOW_ROOM_OPTIONS})
  storyflow_headers(storyflow_computing_room_headers OPTIONS ${STORYFLOW_COMPUTING_OPTIONS})
endif()

# A room is one folder of src/: one static library `storyflow_<room>` with the links it is allowed to have.
#   storyflow_room(audio SOURCES wav.cpp … LINKS storyflow_base PkgConfig::SndFile [COMPUTES])
function(storyflow_room room)
  cmake_parse_arguments(ROOM "COMPUTES" "" "SOURCES;LINKS" ${ARGN})
  add_library(storyflow_${room} STATIC ${ROOM_SOURCES})
  target_include_directories(storyflow_${room} PUBLIC "${CMAKE_SOURCE_DIR}/src")
  target_link_libraries(storyflow_${room} PUBLIC ${ROOM_LINKS} Threads::Threads PRIVATE storyflow_warnings)
  set(headers storyflow_room_headers)
  set(options ${STORYFLOW_ROOM_OPTIONS})
  if(ROOM_COMPUTES)
    set(headers storyflow_computing_room_headers)
    set(options ${STORYFLOW_COMPUTING_OPTIONS})
  endif()
  target_compile_options(storyflow_${room} PRIVATE ${options})
  if(STORYFLOW_SANITIZE)
    target_precompile_headers(storyflow_${room} REUSE_FROM ${headers})
  endif()
endfunction()

# Builds the programs labelled `concurrent`, which are the ones to run with the thread sanitizer.
add_custom_target(concurrent_tests)

# Lines "PROGRAM LABEL", for scripts that run test programs whole.
set(STORYFLOW_TEST_PROGRAMS "${CMAKE_BINARY_DIR}/test_programs.txt")
file(WRITE "${STORYFLOW_TEST_PROGRAMS}" "")

# The tests themselves are not optimised: this halves their compilation, which is most of a build. The rooms that they
# test are compiled as in the product.
set(STORYFLOW_TEST_OPTIONS "$<$<CONFIG:Release>:-O0>")

# One test program per room; every TEST is a ctest case of its own, so any order must do.
#   storyflow_tests(audio SOURCES wav_test.cpp … LINKS storyflow_audio [LABELS concurrent])
function(storyflow_tests room)
  cmake_parse_arguments(ROOM "" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
  add_executable(${room}_tests ${ROOM_SOURCES})
  target_include_directories(${room}_tests PRIVATE "${CMAKE_SOURCE_DIR}")
  target_link_libraries(${room}_tests PRIVATE ${ROOM_LINKS} storyflow_warnings GTest::gmock GTest::gtest_main)
  target_compile_options(${room}_tests PRIVATE ${STORYFLOW_TEST_OPTIONS})
  target_precompile_headers(${room}_tests REUSE_FROM storyflow_test_headers)
  if(STORYFLOW_SANITIZE MATCHES "undefined")
    # Undefined behaviour is looked for in the rooms; looking in the tests as well takes a third of their compilation.
    target_compile_options(${room}_tests PRIVATE -fno-sanitize=undefined)
  endif()
  if("concurrent" IN_LIST ROOM_LABELS)
    add_dependencies(concurrent_tests ${room}_tests)
  endif()
  if(NOT ROOM_TIMEOUT)
    set(ROOM_TIMEOUT 120)
  endif()
  # One label each: gtest_discover_tests keeps only the first element of a list.
  set(label "${room}")
  if("concurrent" IN_LIST ROOM_LABELS)
    set(label "${room}-concurrent")
  endif()
  file(APPEND "${STORYFLOW_TEST_PROGRAMS}" "${room}_tests ${label}\n")
  include(GoogleTest)
  gtest_discover_tests(${room}_tests
    DISCOVERY_MODE PRE_TEST
    PROPERTIES LABELS "${label}" TIMEOUT ${ROOM_TIMEOUT})
endfunction()
