# Uses ccache if it is installed: a second checkout or a clean build then takes seconds instead of minutes.
find_program(STORYFLOW_CCACHE ccache)
if(STORYFLOW_CCACHE)
  # Precompiled headers are cached only with this sloppiness; with the base directory, checkouts in different
  # folders share their objects. The dependencies come from the compiler, not from a run of the preprocessor.
  set(STORYFLOW_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros
    "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1 CCACHE_DEPEND=1 "${STORYFLOW_CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER ${STORYFLOW_LAUNCHER})
  set(CMAKE_C_COMPILER_LAUNCHER ${STORYFLOW_LAUNCHER})
endif()

# mold links the test programs several times faster than the default linker.
find_program(STORYFLOW_MOLD mold)
if(STORYFLOW_MOLD)
  add_link_options(-fuse-ld=mold)
endif()
