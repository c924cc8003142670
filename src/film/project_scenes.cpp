#include "film/project_scenes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "film/scene_title.hpp"

namespace storyflow::film {

namespace {

class ReadinessVisitor final : public story::SegmentVisitor {
  public:
    explicit ReadinessVisitor(const media::MediaLibrary& library) : library_(library) {}

    void begin(const story::ProjectSize&) override { found = {}; }
    void visit(story::Segment&& segment) override {
        ++found.segments;
        found.letters.add(segment.text_content);
        if (base::is_blank(segment.text_content)) found.without_text.push_back(found.segments);
        if (!segment.image_file || !library_.is_there(*segment.image_file))
            found.missing_images.push_back(segment.id);
        if (!segment.narration || !library_.is_there(segment.narration->audio_file)) {
            found.missing_audio.push_back(std::move(segment.id));
        } else {
            found.seconds += segment.narration->duration;
        }
    }

    RenderReadiness found;

  private:
    const media::MediaLibrary& library_;
};

class ScenesVisitor final : public story::SegmentVisitor {
  public:
    explicit ScenesVisitor(const story::Pauses& pauses) : pauses_(pauses) {}

    void begin(const story::ProjectSize&) override {
        read.clear();
        unnarrated.reset();
    }
    void visit(story::Segment&& segment) override {
        const auto pause = story::pause_before(segment.opening, pauses_);
        if (!segment.narration && !unnarrated) unnarrated = read.size() + 1;
        if (!segment.narration) segment.narration.emplace();
        read.push_back({.segment_id = std::move(segment.id),
                        .narration = std::move(segment.narration->audio_file),
                        .duration = segment.narration->duration,
                        .picture = std::move(segment.image_file).value_or(""),
                        .script = std::move(segment.text_content),
                        .words = {},
                        .title = segment.opening.chapter ? std::move(segment.opening.chapter->title) : "",
                        .pause_before = pause,
                        .fit = segment.image_fit});
    }

    std::vector<ProjectScene> read;
    std::optional<std::size_t> unnarrated;  ///< number of the first segment without narration

  private:
    story::Pauses pauses_;
};

void give_titles(std::vector<ProjectScene>& scenes) {
    const bool has_chapters =
        std::ranges::any_of(scenes, [](const ProjectScene& scene) { return !scene.title.empty(); });
    if (has_chapters) return;
    for (std::size_t i = 0; i < scenes.size(); ++i)
        scenes[i].title = scene_title(i + 1, scenes[i].script);
}

}  // namespace

RenderReadiness render_readiness(story::SegmentStore& segments, const media::MediaLibrary& library,
                                 std::string_view project_id) {
    ReadinessVisitor visitor(library);
    segments.visit(project_id, visitor);
    return std::move(visitor.found);
}

std::vector<ProjectScene> read_project_scenes(story::SegmentStore& segments, story::SegmentMediaStore& words,
                                              const story::Pauses& pauses, std::string_view project_id) {
    ScenesVisitor visitor(pauses);
    segments.visit(project_id, visitor);
    if (visitor.unnarrated) {
        throw base::Error(base::ErrorKind::conflict,
                          fmt::format("Segment {} has no narration.", *visitor.unnarrated));
    }
    for (auto& scene : visitor.read)
        scene.words = words.words(scene.segment_id).value_or(std::vector<story::NarratedWord>());
    give_titles(visitor.read);
    return std::move(visitor.read);
}

}  // namespace storyflow::film
