if(STORYFLOW_SANITIZE)
  add_compile_options(-fsanitize=${STORYFLOW_SANITIZE} -fno-omit-frame-pointer -g1)
  add_link_options(-fsanitize=${STORYFLOW_SANITIZE})
  if(STORYFLOW_SANITIZE MATCHES "undefined")
    add_compile_options(-fno-sanitize-recover=undefined
      "-fsanitize-ignorelist=${CMAKE_CURRENT_LIST_DIR}/sanitizer_ignorelist.txt")
  endif()
  # Threads do not depend on the instruction set; the address sanitizer covers all sets.
  if(STORYFLOW_SANITIZE MATCHES "thread")
    add_compile_definitions(HWY_COMPILE_ONLY_STATIC)
  endif()
endif()
