# What a package of StoryFlow holds, and the Debian package of CPack; script/package builds it.
include(GNUInstallDirs)
# An installation builds only what it installs, not every test.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)

# The manual page, the completions and the changelog in Debian's form, made by the program that is packaged.
set(package_files "${CMAKE_BINARY_DIR}/package")
add_custom_command(
  OUTPUT "${package_files}/storyflow.1.gz" "${package_files}/completion.bash" "${package_files}/completion.zsh"
         "${package_files}/completion.fish"
  DEPENDS storyflow "${CMAKE_SOURCE_DIR}/CHANGELOG.md"
  COMMAND "${CMAKE_COMMAND}" "-DPROGRAM=$<TARGET_FILE:storyflow>" "-DOUTPUT=${package_files}" "-DGZIP=${STORYFLOW_GZIP}"
          "-DSOURCE=${CMAKE_SOURCE_DIR}" -P "${CMAKE_CURRENT_LIST_DIR}/write_package_files.cmake"
  COMMENT "Writing the manual page and the completions"
  VERBATIM)
add_custom_target(package_files DEPENDS "${package_files}/storyflow.1.gz" storyflow storyflow-espeak)

install(TARGETS storyflow DESTINATION bin)
# Started by the program alone, which looks for it there (src/app/engine_room.hpp).
install(TARGETS storyflow-espeak DESTINATION lib/storyflow)
install(FILES "${package_files}/storyflow.1.gz" DESTINATION share/man/man1)
install(FILES "${package_files}/completion.bash" DESTINATION share/bash-completion/completions RENAME storyflow)
install(FILES "${package_files}/completion.zsh" DESTINATION share/zsh/vendor-completions RENAME _storyflow)
install(FILES "${package_files}/completion.fish" DESTINATION share/fish/vendor_completions.d RENAME storyflow.fish)
install(FILES packaging/copyright "${package_files}/changelog.gz" "${package_files}/CHANGELOG.md.gz"
              "${package_files}/studio-licenses.txt.gz" "${package_files}/sbom.spdx.json.gz" NOTICE docs/operations.md docs/configuration.md
  DESTINATION share/doc/storyflow)
install(FILES packaging/storyflow.service DESTINATION /lib/systemd/system)
install(FILES packaging/storyflow.toml DESTINATION /etc/storyflow)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME storyflow)
set(CPACK_PACKAGE_VENDOR "StoryFlow")
set(CPACK_PACKAGE_CONTACT "StoryFlow authors <authors@storyflow.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "narrated audio and film from stories, on your own machine")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"StoryFlow turns a book or a story into narrated audio and film: a studio
in the browser, a command line, and a REST API whose long work survives a
crash. It speaks with a voice that is part of the program, and with Kokoro's
voices once their files are installed. The service listens on this machine
only.")
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_PACKAGE_SECTION sound)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates, espeak-ng-data, ffmpeg, fonts-noto-cjk, poppler-utils")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA packaging/postinst packaging/prerm packaging/postrm "${package_files}/conffiles")
list(TRANSFORM CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA PREPEND "${CMAKE_SOURCE_DIR}/" REGEX "^packaging")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
