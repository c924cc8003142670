#include "exports/project_parts.hpp"

#include <utility>

#include "base/utf8.hpp"

namespace storyflow::exports {

namespace {

bool is_shown_everywhere(std::string_view picture) {
    return picture.ends_with(".jpg") || picture.ends_with(".jpeg") || picture.ends_with(".png");
}

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
        const bool is_heard = segment.narration && library_.is_there(segment.narration->audio_file);
        if (is_heard) {
            add(std::move(segment));
        } else if (segment.narration || !base::is_blank(segment.text_content)) {
            read.missing.push_back(segment.id);
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
