#include "narration/missing_files.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"

namespace storyflow::narration {

namespace {

/// Above this number of files, one listing of their folder is faster than single lookups.
constexpr int most_single_looks = 4;

class FileSearch {
  public:
    FileSearch(const media::MediaLibrary& library, MediaKeeper& keeper)
        : library_(library), keeper_(keeper) {}

    /// Does not log a failure: the first lookup of a file does. Most stories without a narration have no
    /// folder. The journal is read first: a file that it no longer owes is then in the folder.
    void list(std::string_view folder) {
        try {
            awaited_ = keeper_.awaited();
            names_ = library_.names_in(folder);
            folder_ = folder;
        } catch (const base::Error& error) {
            failure_ = error.what();
        }
    }

    /// Looks in the earlier listing only.
    bool finds_listed(std::string_view file) {
        return is_true_unless_silent([&] {
            const bool is_found = is_there(file) || awaited_.contains(file);
            if (!is_found) missed_.emplace_back(file);
            return is_found;
        });
    }

    /// Reads the listing again; returns whether a file that was missing is found now.
    bool has_erred() {
        const auto missed = std::exchange(missed_, {});
        if (missed.empty()) return false;
        list(std::string(folder_));
        return std::ranges::any_of(missed, [&](const std::string& file) { return finds_listed(file); });
    }

    /// Looks at the disk and the journal now.
    bool finds(std::string_view file) {
        return is_true_unless_silent([&] {
            if (is_there(file)) return true;
            if (!std::exchange(knows_the_journal_, true)) {
                awaited_ = keeper_.awaited();
                folder_.clear();  // the listing may be older than the journal
            }
            return awaited_.contains(file) || is_there(file);
        });
    }

  private:
    template <typename Ask>
    bool is_true_unless_silent(const Ask& ask) {
        try {
            if (!disk_is_silent_ && failure_.empty()) return ask();
        } catch (const base::Error& error) {
            failure_ = error.what();
        }
        if (!std::exchange(disk_is_silent_, true))
            spdlog::warn("Whether narrations have their files cannot be told: {}", failure_);
        return true;
    }

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
    MediaKeeper& keeper_;
    int looks_ = 0;
    bool disk_is_silent_ = false;
    bool knows_the_journal_ = false;
    std::string failure_;
    std::string folder_;  ///< the folder that `names_` lists; all narrations of a project are in one
    std::set<std::string, std::less<>> names_;
    std::set<std::string, std::less<>> awaited_;  ///< files that the journal owes
    std::vector<std::string> missed_;
};

}  // namespace

LacksFile look_for_files(const media::MediaLibrary& library, MediaKeeper& keeper) {
    const auto search = std::make_shared<FileSearch>(library, keeper);
    return [search](const story::Segment& segment) {
        return segment.narration && !search->finds(segment.narration->audio_file);
    };
}

LacksFile look_for_files(const media::MediaLibrary& library, MediaKeeper& keeper,
                         std::string_view project_id) {
    const auto search = std::make_shared<FileSearch>(library, keeper);
    const auto any_file = media::MediaLibrary::audio_path(project_id, "any");
    search->list(std::string_view(any_file).substr(0, any_file.rfind('/')));
    return {[search](const story::Segment& segment) {
                return segment.narration && !search->finds_listed(segment.narration->audio_file);
            },
            [search] { return search->has_erred(); }};
}

}  // namespace storyflow::narration
