#include "exports/project_parts.hpp"

#include <utility>

#include "base/utf8.hpp"

namespace storyflow::exports {

namespace {

bool is_shown_everywhere(std::string_view picture) {
    return picture.ends_with(".jpg") || picture.ends_with(".jpeg") || picture.ends_with(".png");
}

enum class SoundState { heard, missing, not_needed };

SoundState sound_state(const story::Segment& segment, const media::MediaLibrary& library) {
    if (segment.narration && library.is_there(segment.narration->audio_file)) return SoundState::heard;
    const bool needs_sound = segment.narration || !base::is_blank(segment.text_content);
    return needs_sound ? SoundState::missing : SoundState::not_needed;
}

class ReadinessVisitor final : public story::SegmentVisitor {
  public:
    explicit ReadinessVisitor(const media::MediaLibrary& library) : library_(library) {}

    void begin(const story::ProjectSize&) override { found = {}; }
    void visit(story::Segment&& segment) override {
        const auto state = sound_state(segment, library_);
        if (state == SoundState::heard) found.has_sound = true;
        if (state == SoundState::missing) found.missing.push_back(std::move(segment.id));
    }

    ExportReadiness found;

  private:
    const media::MediaLibrary& library_;
};

class PartsVisitor final : public story::SegmentVisitor {
  public:
    PartsVisitor(const story::Pauses& pauses, const media::MediaLibrary& library)
        : pauses_(pauses), library_(library) {}

    void begin(const story::ProjectSize&) override {
        read = {};
        ids.clear();
    }
    void visit(story::Segment&& segment) override {
        if (read.cover.empty() && segment.image_file && is_shown_everywhere(*segment.image_file))
            read.cover = *segment.image_file;
        const auto state = sound_state(segment, library_);
        if (state == SoundState::heard) {
            add(std::move(segment));
        } else if (state == SoundState::missing) {
            read.missing.push_back(std::move(segment.id));
        }
    }

    ProjectParts read;
    std::vector<std::string> ids;  ///< of the parts

  private:
    void add(story::Segment&& segment) {
        const auto pause = story::pause_before(segment.opening, pauses_);
        ids.push_back(std::move(segment.id));
        read.parts.push_back({.file = std::move(segment.narration->audio_file),
                              .text = std::move(segment.text_content),
                              .words = {},
                              .chapter = std::move(segment.opening.chapter),
                              .pause_before = pause_in_samples(pause)});
    }

    story::Pauses pauses_;
    const media::MediaLibrary& library_;
};

}  // namespace

ExportReadiness export_readiness(story::SegmentStore& segments, const media::MediaLibrary& library,
                                 std::string_view project_id) {
    ReadinessVisitor visitor(library);
    segments.visit(project_id, visitor);
    return std::move(visitor.found);
}

ProjectParts read_project_parts(story::SegmentStore& segments, story::SegmentMediaStore& words,
                                const story::Pauses& pauses, const media::MediaLibrary& library,
                                std::string_view project_id) {
    PartsVisitor visitor(pauses, library);
    segments.visit(project_id, visitor);
    for (std::size_t i = 0; i < visitor.ids.size(); ++i)
        visitor.read.parts[i].words =
            words.words(visitor.ids[i]).value_or(std::vector<story::NarratedWord>());
    return std::move(visitor.read);
}

}  // namespace storyflow::exports
