#include "api/batch_selection.hpp"

#include <string_view>

#include "api/field_reader.hpp"
#include "base/utf8.hpp"
#include "story/staleness.hpp"

namespace storyflow::api {

namespace {

bool read_wish(FieldReader& reader, std::string_view name, bool usual) {
    const auto* sent = reader.find(name);
    if (sent == nullptr || sent->is_null()) return usual;
    return reader.boolean(name).value_or(usual);
}

bool is_made_anew(const story::Segment& segment, const story::OwnRendition& own, const BatchWishes& wishes) {
    return wishes.force_regenerate || (wishes.include_stale && story::is_stale(segment, own));
}

bool can_be_heard(const story::Segment& segment, const narration::LacksFile& lacks_file) {
    return segment.narration && !(lacks_file && lacks_file(segment));
}

}  // namespace

tasks::NewItem item_of(const story::Segment& segment) {
    tasks::NewItem item{.segment_id = segment.id};
    if (segment.is_locked) item.overridden_lock = segment.lock_revision;
    item.decided_on = tasks::SegmentRevision{
        .text = segment.text_revision, .lock = segment.lock_revision, .is_locked = segment.is_locked};
    item.characters = static_cast<std::int64_t>(base::code_point_count(segment.text_content));
    return item;
}

BatchWishes read_batch_wishes(const boost::json::object& fields) {
    FieldReader reader(fields);
    BatchWishes wishes;
    wishes.skip_locked = read_wish(reader, "skip_locked", wishes.skip_locked);
    wishes.force_regenerate = read_wish(reader, "force_regenerate", wishes.force_regenerate);
    wishes.include_stale = read_wish(reader, "include_stale", wishes.include_stale);
    reader.check();
    return wishes;
}

BatchSelection select_for_batch(const std::vector<story::Segment>& segments, const story::OwnRendition& own,
                                const BatchWishes& wishes, const narration::LacksFile& lacks_file) {
    BatchSelection selection;
    for (const auto& segment : segments) {
        if (base::is_blank(segment.text_content)) {
            ++selection.skipped_empty;
        } else if (segment.is_locked && wishes.skip_locked) {
            ++selection.skipped_locked;
        } else if (can_be_heard(segment, lacks_file) && !is_made_anew(segment, own, wishes)) {
            ++selection.skipped_existing;
        } else {
            selection.items.push_back(item_of(segment));
        }
    }
    return selection;
}

std::int64_t characters_ahead(const std::vector<story::Segment>& segments, const story::OwnRendition& own,
                              const narration::LacksFile& lacks_file) {
    std::int64_t characters = 0;
    for (const auto& item : select_for_batch(segments, own, {.include_stale = true}, lacks_file).items)
        characters += item.characters;
    return characters;
}

}  // namespace storyflow::api
