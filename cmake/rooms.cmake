# A room is one folder of src/: one static library `storyflow_<room>` with the links it is allowed to have.
#   storyflow_room(audio SOURCES wav.cpp … LINKS storyflow_base PkgConfig::SndFile)
function(storyflow_room room)
  cmake_parse_arguments(ROOM "" "" "SOURCES;LINKS" ${ARGN})
  add_library(storyflow_${room} STATIC ${ROOM_SOURCES})
  target_include_directories(storyflow_${room} PUBLIC "${CMAKE_SOURCE_DIR}/src")
  target_link_libraries(storyflow_${room} PUBLIC ${ROOM_LINKS} Threads::Threads PRIVATE storyflow_warnings)
endfunction()

# Builds the programs labelled `concurrent`, which are the ones to run with the thread sanitizer.
add_custom_target(concurrent_tests)

# Lines "PROGRAM LABEL", for scripts that run test programs whole.
set(STORYFLOW_TEST_PROGRAMS "${CMAKE_BINARY_DIR}/test_programs.txt")
file(WRITE "${STORYFLOW_TEST_PROGRAMS}" "")

# GoogleTest's headers, compiled once for all test programs.
function(storyflow_test_headers)
  file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/test_headers.cpp" "")
  add_library(storyflow_test_headers OBJECT "${CMAKE_CURRENT_BINARY_DIR}/test_headers.cpp")
  target_link_libraries(storyflow_test_headers PRIVATE storyflow_warnings GTest::gmock Threads::Threads)
  target_precompile_headers(storyflow_test_headers PRIVATE <gmock/gmock.h> <gtest/gtest.h>)
endfunction()

# One test program per room; every TEST is a ctest case of its own, so any order must do.
#   storyflow_tests(audio SOURCES wav_test.cpp … LINKS storyflow_audio [LABELS concurrent])
function(storyflow_tests room)
  cmake_parse_arguments(ROOM "" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
  add_executable(${room}_tests ${ROOM_SOURCES})
  target_include_directories(${room}_tests PRIVATE "${CMAKE_SOURCE_DIR}")
  target_link_libraries(${room}_tests PRIVATE ${ROOM_LINKS} storyflow_warnings GTest::gmock GTest::gtest_main)
  # GCC 12 also gives false warnings about the string literals that tests compare (see warnings.cmake).
  target_compile_options(${room}_tests PRIVATE "$<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds;-Wno-stringop-overread>")
  target_precompile_headers(${room}_tests REUSE_FROM storyflow_test_headers)
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
