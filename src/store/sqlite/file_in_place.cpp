#include "store/sqlite/file_in_place.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <utility>

namespace storyflow::store::sqlite {

FileInPlace::FileInPlace(std::filesystem::path path) : path_(std::move(path)) {
    Number number;
    if (look(number) == Presence::there) number_ = number;
}

bool FileInPlace::is_in_place() const noexcept {
    if (!number_) return true;
    Number now;
    switch (look(now)) {
        case Presence::there:
            return now == *number_;
        case Presence::absent:
            return false;
        case Presence::unknown:
            break;
    }
    return true;
}

FileInPlace::Presence FileInPlace::look(Number& found) const noexcept {
    struct stat status {};
    if (::stat(path_.c_str(), &status) == 0) {
        found = {status.st_dev, status.st_ino};
        return Presence::there;
    }
    return errno == ENOENT || errno == ENOTDIR ? Presence::absent : Presence::unknown;
}

}  // namespace storyflow::store::sqlite
