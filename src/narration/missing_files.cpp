#include "narration/missing_files.hpp"

#include <spdlog/spdlog.h>

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace storyflow::narration {

namespace {

/// More than this many files are quicker found in a listing of their folder.
constexpr int most_single_looks = 4;

class FileSearch {
  public:
    explicit FileSearch(const media::MediaLibrary& library) : library_(library) {}

    bool finds(std::string_view file) {
        if (is_hopeless_) return true;
        try {
            return looks_++ < most_single_looks ? library_.is_there(file) : is_listed(file);
        } catch (const base::Error& error) {
            spdlog::warn("Whether narrations have their files cannot be told: {}", error.what());
            is_hopeless_ = true;
            return true;
        }
    }

  private:
    /// The listing of the last folder is kept: a project's narrations lie in one.
    bool is_listed(std::string_view file) {
        const std::size_t slash = file.rfind('/');
        const auto folder = file.substr(0, slash);
        if (folder != folder_) {
            names_ = library_.names_in(folder);
            folder_ = folder;
        }
        return names_.contains(file.substr(slash + 1));
    }

    const media::MediaLibrary& library_;
    int looks_ = 0;
    bool is_hopeless_ = false;
    std::string folder_;
    std::set<std::string, std::less<>> names_;
};

}  // namespace

LacksFile look_for_files(const media::MediaLibrary& library) {
    return [search = std::make_shared<FileSearch>(library)](const story::Segment& segment) {
        return segment.narration && !search->finds(segment.narration->audio_file);
    };
}

}  // namespace storyflow::narration
