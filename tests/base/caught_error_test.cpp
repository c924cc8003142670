#include "base/caught_error.hpp"

#include <gtest/gtest.h>

#include <cerrno>
#include <new>
#include <stdexcept>
#include <string>
#include <system_error>

namespace storyflow::base {

namespace {

template <typename Thrown>
Error caught(const Thrown& thrown) {
    try {
        throw thrown;
    } catch (...) {
        return caught_error();
    }
}

std::system_error system_failure(std::errc code) {
    return {std::make_error_code(code), "thread"};
}

bool says(const Error& error, const std::string& words) {
    return std::string(error.what()).find(words) != std::string::npos;
}

}  // namespace

TEST(CaughtError, AnErrorIsItself) {
    const Error error = caught(Error(ErrorKind::conflict, "It is locked.", "row 7"));
    EXPECT_EQ(error.kind(), ErrorKind::conflict);
    EXPECT_STREQ(error.what(), "It is locked.");
    EXPECT_EQ(error.detail(), "row 7");
}

TEST(CaughtError, ALackOfMemoryMayPassAndSaysWhatHelps) {
    for (const Error& error : {caught(std::bad_alloc()), caught(std::bad_array_new_length()),
                               caught(system_failure(std::errc::not_enough_memory))}) {
        EXPECT_EQ(error.kind(), ErrorKind::unavailable);
        EXPECT_TRUE(says(error, "Out of memory")) << error.what();
        EXPECT_TRUE(says(error, "--workers")) << error.what();
        EXPECT_FALSE(says(error, "std::")) << error.what();
    }
    EXPECT_EQ(caught(std::bad_alloc()).detail(), "std::bad_alloc");
}

TEST(CaughtError, ALackOfThreadsFilesOrDiskMayPassToo) {
    const Error threads = caught(system_failure(std::errc::resource_unavailable_try_again));
    EXPECT_EQ(threads.kind(), ErrorKind::unavailable);
    EXPECT_TRUE(says(threads, "thread or process")) << threads.what();
    for (const auto code : {std::errc::too_many_files_open, std::errc::too_many_files_open_in_system}) {
        EXPECT_EQ(caught(system_failure(code)).kind(), ErrorKind::unavailable);
        EXPECT_TRUE(says(caught(system_failure(code)), "files are open"));
    }
    EXPECT_EQ(caught(system_failure(std::errc::no_space_on_device)).kind(), ErrorKind::unavailable);
    const std::system_error quota(EDQUOT, std::system_category(), "write");
    EXPECT_TRUE(says(caught(quota), "disk is full")) << caught(quota).what();
}

TEST(CaughtError, WordsForProgrammersGoToTheLogAlone) {
    for (const Error& error : {caught(std::runtime_error("vector::_M_range_check")),
                               caught(std::length_error("vector::_M_range_check")),
                               caught(system_failure(std::errc::bad_file_descriptor)), caught(42)}) {
        EXPECT_EQ(error.kind(), ErrorKind::internal);
        EXPECT_TRUE(says(error, "the log")) << error.what();
        EXPECT_FALSE(says(error, "vector")) << error.what();
        EXPECT_FALSE(error.detail().empty());
    }
}

}  // namespace storyflow::base
