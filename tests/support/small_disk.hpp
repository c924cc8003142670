#pragma once

#include <sys/mount.h>

#include <filesystem>
#include <string>
#include <utility>

namespace storyflow::support {

/// Mounts a disk of a few mebibytes on a folder, for tests that fill it or make it read-only. Mounting needs
/// a privilege; `is_mounted` tells whether it succeeded. Unmounted on destruction.
class SmallDisk {
  public:
    SmallDisk(std::filesystem::path folder, int mebibytes) : folder_(std::move(folder)) {
        std::filesystem::create_directories(folder_);
        is_mounted_ = ::mount("tmpfs", folder_.c_str(), "tmpfs", 0, size(mebibytes).c_str()) == 0;
    }
    ~SmallDisk() {
        if (is_mounted_) ::umount2(folder_.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    [[nodiscard]] bool is_mounted() const { return is_mounted_; }
    bool resize(int mebibytes) const { return change(0, mebibytes); }
    bool make_read_only(int mebibytes) const { return change(MS_RDONLY, mebibytes); }

  private:
    static std::string size(int mebibytes) { return "size=" + std::to_string(mebibytes) + "m"; }
    [[nodiscard]] bool change(unsigned long flags, int mebibytes) const {
        return ::mount("tmpfs", folder_.c_str(), "tmpfs", MS_REMOUNT | flags, size(mebibytes).c_str()) == 0;
    }

    std::filesystem::path folder_;
    bool is_mounted_ = false;
};

}  // namespace storyflow::support
