#include "app/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <system_error>

#include "base/error.hpp"

namespace storyflow::app {

FolderLock::FolderLock(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) {
        throw base::Error(base::ErrorKind::unavailable,
                          "The data folder " + folder.string() + " cannot be made: " + error.message());
    }
    file_.reset(::open((folder / "storyflow.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (!file_.valid()) {
        throw base::Error(base::ErrorKind::unavailable,
                          "The data folder " + folder.string() +
                              " cannot be written: " + std::generic_category().message(errno));
    }
    if (::flock(file_.get(), LOCK_EX | LOCK_NB) != 0) {
        throw base::Error(base::ErrorKind::unavailable,
                          "The data folder " + folder.string() + " is in use by another StoryFlow server.");
    }
}

}  // namespace storyflow::app
