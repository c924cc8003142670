#include "narration/missing_files.hpp"

#include <spdlog/spdlog.h>

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.hpp"

namespace storyflow::narration {

namespace {

/// More than this many files are quicker found in a listing of their folder.
constexpr int most_single_looks = 4;

class FileSearch {
  public:
    explicit FileSearch(const media::MediaLibrary& library) : library_(library) {}

    /// A failure is told to the log when a file is looked for: most stories without a narration have no
    /// folder that could be read.
    void list(std::string_view folder) {
        folder_ = folder;
        try {
            names_ = library_.names_in(folder);
        } catch (const base::Error& error) {
            failure_ = error.what();
        }
    }

    bool finds(std::string_view file) {
        try {
            if (!disk_is_silent_ && failure_.empty()) return is_there(file);
        } catch (const base::Error& error) {
            failure_ = error.what();
        }
        if (!std::exchange(disk_is_silent_, true))
            spdlog::warn("Whether narrations have their files cannot be told: {}", failure_);
        return true;
    }

  private:
    bool is_there(std::string_view file) {
        const std::size_t slash = file.rfind('/');
        const auto folder = file.substr(0, slash);
        if (folder != folder_ && looks_++ < most_single_looks) return library_.is_there(file);
        if (folder != folder_) {
            names_ = library_.names_in(folder);
            folder_ = folder;
        }
        return names_.contains(file.substr(slash + 1));
    }

    const media::MediaLibrary& library_;
    int looks_ = 0;
    bool disk_is_silent_ = false;
    std::string failure_;
    std::string folder_;  ///< the one whose listing is kept: a project's narrations lie in one
    std::set<std::string, std::less<>> names_;
};

LacksFile looked_for_by(std::shared_ptr<FileSearch> search) {
    return [search = std::move(search)](const story::Segment& segment) {
        return segment.narration && !search->finds(segment.narration->audio_file);
    };
}

}  // namespace

LacksFile look_for_files(const media::MediaLibrary& library) {
    return looked_for_by(std::make_shared<FileSearch>(library));
}

LacksFile look_for_files(const media::MediaLibrary& library, std::string_view project_id) {
    auto search = std::make_shared<FileSearch>(library);
    const auto any_file = media::MediaLibrary::audio_path(project_id, "any");
    search->list(std::string_view(any_file).substr(0, any_file.rfind('/')));
    return looked_for_by(std::move(search));
}

}  // namespace storyflow::narration
