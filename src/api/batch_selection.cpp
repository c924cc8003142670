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

/// `segment` has a narration.
bool is_made_anew(const story::Segment& segment, const story::OwnRendition& own, const BatchWishes& wishes) {
    return wishes.force_regenerate || (wishes.include_stale && story::is_stale(segment, own)) ||
           (wishes.include_drafts && speech::is_draft_engine(segment.narration->engine));
}

/// The engine that narrates; `include_drafts` alone asks for the final one.
std::optional<std::string> read_engine(FieldReader& reader, bool include_drafts,
                                       const speech::Engines& engines) {
    std::vector<std::string_view> names{speech::automatic_engine};
    for (const auto* engine : engines.all())
        names.push_back(engine->name());
    const auto* sent = reader.find("engine");
    if (sent == nullptr || sent->is_null()) {
        return include_drafts ? std::optional(std::string(speech::final_engine)) : std::nullopt;
    }
    auto engine = reader.choice("engine", names);
    if (engine && include_drafts && *engine != speech::final_engine) {
        reader.reject("engine",
                      "Drafts can only be narrated anew with " + std::string(speech::final_engine) + ".");
    }
    return engine;
}

enum class Verdict { blank, locked, narrated, to_process };

/// The first rule that matches decides.
Verdict judge(const story::Segment& segment, const story::OwnRendition& own, const BatchWishes& wishes,
              bool lacks_file) {
    if (base::is_blank(segment.text_content)) return Verdict::blank;
    if (segment.is_locked && wishes.skip_locked) return Verdict::locked;
    const bool can_be_heard = segment.narration && !lacks_file;
    return can_be_heard && !is_made_anew(segment, own, wishes) ? Verdict::narrated : Verdict::to_process;
}

std::int64_t characters_of(const story::Segment& segment) {
    return static_cast<std::int64_t>(base::code_point_count(segment.text_content));
}

}  // namespace

tasks::NewItem item_of(const story::Segment& segment) {
    tasks::NewItem item{.segment_id = segment.id};
    if (segment.is_locked) item.overridden_lock = segment.lock_revision;
    item.decided_on = tasks::SegmentRevision{
        .text = segment.text_revision, .lock = segment.lock_revision, .is_locked = segment.is_locked};
    item.characters = characters_of(segment);
    return item;
}

BatchWishes read_batch_wishes(const boost::json::object& fields, const speech::Engines& engines) {
    FieldReader reader(fields);
    BatchWishes wishes;
    wishes.skip_locked = read_wish(reader, "skip_locked", wishes.skip_locked);
    wishes.force_regenerate = read_wish(reader, "force_regenerate", wishes.force_regenerate);
    wishes.include_stale = read_wish(reader, "include_stale", wishes.include_stale);
    wishes.include_drafts = read_wish(reader, "include_drafts", wishes.include_drafts);
    wishes.engine = read_engine(reader, wishes.include_drafts, engines);
    const auto* pronunciation = reader.find("pronunciation");
    if (pronunciation != nullptr && !pronunciation->is_null())
        wishes.pronunciation = reader.text("pronunciation");
    const auto* continued = reader.find("continues");
    if (continued != nullptr && !continued->is_null()) wishes.continues = reader.text("continues");
    reader.check();
    return wishes;
}

BatchSelection select_for_batch(const std::vector<story::Segment>& segments, const story::OwnRendition& own,
                                const BatchWishes& wishes, const narration::LacksFile& lacks_file) {
    BatchSelection selection;
    for (const auto& segment : segments) {
        switch (judge(segment, own, wishes, lacks_file && lacks_file(segment))) {
            case Verdict::blank:
                ++selection.skipped_empty;
                break;
            case Verdict::locked:
                ++selection.skipped_locked;
                break;
            case Verdict::narrated:
                ++selection.skipped_existing;
                break;
            case Verdict::to_process:
                selection.items.push_back(item_of(segment));
        }
    }
    return selection;
}

std::int64_t characters_ahead(const story::Segment& segment, const story::OwnRendition& own,
                              bool lacks_file) {
    const auto verdict = judge(segment, own, {.include_stale = true}, lacks_file);
    return verdict == Verdict::to_process ? characters_of(segment) : 0;
}

}  // namespace storyflow::api
