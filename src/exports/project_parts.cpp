#include "exports/project_parts.hpp"

#include <algorithm>
#include <map>
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
        voices_.clear();
        ids.clear();
    }
    void visit(story::Segment&& segment) override {
        if (read.cover.empty() && segment.image_file && is_shown_everywhere(*segment.image_file))
            read.cover = *segment.image_file;
        const auto state = sound_state(segment, library_);
        read.texts.push_back({.place = std::move(segment.source_place),
                              .text = {},
                              .part = {},
                              .begins_chapter = segment.opening.chapter.has_value()});
        if (state == SoundState::heard) {
            read.texts.back().part = read.parts.size();
            ++voices_[segment.narration->spoken_voice.value_or(segment.narration->voice)];
            return add(std::move(segment));
        }
        read.texts.back().text = std::move(segment.text_content);
        if (state == SoundState::missing) read.missing.push_back(std::move(segment.id));
    }

    [[nodiscard]] std::string narrator() const {
        const auto most = std::ranges::max_element(voices_, {}, &std::pair<const std::string, int>::second);
        return most == voices_.end() ? "" : "StoryFlow (" + most->first + ")";
    }

    ProjectParts read;
    /// Of the parts; empty where the text was changed since it was spoken: its words are those of another
    /// text.
    std::vector<std::string> ids;

  private:
    void add(story::Segment&& segment) {
        const auto pause = story::pause_before(segment.opening, pauses_);
        const bool is_of_this_text = segment.narration->text_revision == segment.text_revision;
        ids.push_back(is_of_this_text ? std::move(segment.id) : std::string());
        read.parts.push_back({.file = std::move(segment.narration->audio_file),
                              .text = std::move(segment.text_content),
                              .words = {},
                              .chapter = std::move(segment.opening.chapter),
                              .pause_before = pause_in_samples(pause)});
    }

    story::Pauses pauses_;
    const media::MediaLibrary& library_;
    std::map<std::string, int> voices_;  ///< -> segments
};

}  // namespace

ExportReadiness export_readiness(story::SegmentStore& segments, const media::MediaLibrary& library,
                                 std::string_view project_id) {
    ReadinessVisitor visitor(library);
    segments.visit(project_id, visitor);
    return std::move(visitor.found);
}

void take_project(ExportOrder& order, const story::Project& project, ProjectParts parts) {
    auto& metadata = order.metadata;
    if (metadata.title.empty()) metadata.title = project.title;
    if (metadata.author.empty()) metadata.author = project.author;
    metadata.narrator = std::move(parts.narrator);
    if (!metadata.cover && !parts.cover.empty()) metadata.cover = order.library.absolute(parts.cover);
    if (project.source_file)
        order.source = SourceBook{order.library.absolute(*project.source_file), std::move(parts.texts)};
    order.parts = std::move(parts.parts);
}

ProjectParts read_project_parts(story::SegmentStore& segments, story::SegmentMediaStore& words,
                                const story::Pauses& pauses, const media::MediaLibrary& library,
                                std::string_view project_id) {
    PartsVisitor visitor(pauses, library);
    segments.visit(project_id, visitor);
    for (std::size_t i = 0; i < visitor.ids.size(); ++i) {
        if (visitor.ids[i].empty()) continue;
        visitor.read.parts[i].words =
            words.words(visitor.ids[i]).value_or(std::vector<story::NarratedWord>());
    }
    visitor.read.narrator = visitor.narrator();
    return std::move(visitor.read);
}

}  // namespace storyflow::exports
