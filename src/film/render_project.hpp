#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "film/story_for_film.hpp"
#include "narration/media_keeper.hpp"
#include "story/film_store.hpp"
#include "tasks/item_processor.hpp"

namespace storyflow::film {

/// Renders the films of projects: the work of tasks of the kind `story::render_work`. An attempt that was
/// interrupted is gone on with: the story stays as the first attempt took it, and only the part that was
/// being encoded is encoded again. Safe from any thread.
class RenderProject final : public tasks::ItemProcessor {
  public:
    /// Is told how many frames of a task's film are encoded.
    using Progress = std::function<void(std::string_view task_id, std::int64_t frames, std::int64_t total)>;

    /// Borrowed for the lifetime of the object.
    struct Rooms {
        StorySources story;
        story::FilmStore& films;
        narration::MediaKeeper& keeper;
        const base::Clock& clock;
    };

    RenderProject(Rooms rooms, std::filesystem::path ffmpeg, Progress progress);

    /// Its result has the film's media-relative path as address, and its seconds. The project keeps an
    /// earlier film until the new one is whole and in its place. Throws `base::Error`: what `take_story` and
    /// `FilmMaker` throw; unavailable without ffmpeg, or when the disk is full; cancelled after a stop
    /// request.
    tasks::ItemOutcome process(const tasks::ItemClaim& claim, std::stop_token stop) override;

  private:
    [[nodiscard]] FilmOrder order_for(const tasks::ItemClaim& claim, const RenderFolder& folder) const;
    [[nodiscard]] std::optional<tasks::ItemOutcome> published_before(const tasks::ItemClaim& claim) const;
    tasks::ItemOutcome render(const tasks::ItemClaim& claim, const RenderFolder& folder,
                              const std::stop_token& stop);
    story::Film make(const tasks::ItemClaim& claim, const RenderFolder& folder, const std::stop_token& stop);
    tasks::ItemOutcome publish(const tasks::ItemClaim& claim, const story::Film& film);
    void note(const std::string& project_id, const story::RenderProgress& progress) noexcept;
    void clean_up(const base::Error& failure, const tasks::ItemClaim& claim, RenderFolder& folder) noexcept;

    Rooms rooms_;
    std::filesystem::path ffmpeg_;
    Progress progress_;
};

}  // namespace storyflow::film
