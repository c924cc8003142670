#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tests/api/api_fixture.hpp"

/// Narrations are requested while the story changes between the decision and the queueing.
namespace storyflow::api {

using tasks::TaskState;
using testing::HasSubstr;

/// The stored segments, with a change that is made right after they were read.
class ContestedSegments final : public story::SegmentStore {
  public:
    explicit ContestedSegments(story::SegmentStore& segments) : segments_(segments) {}

    std::function<void()> after_reading;

    std::optional<story::Segment> find(std::string_view id) override {
        auto found = segments_.find(id);
        meddle();
        return found;
    }
    void visit(std::string_view project_id, story::SegmentVisitor& visitor) override {
        segments_.visit(project_id, visitor);
        meddle();
    }
    std::optional<std::vector<story::Segment>> append(
        std::string_view project_id, const std::vector<story::NewSegment>& segments) override {
        return segments_.append(project_id, segments);
    }
    std::optional<story::Segment> edit(std::string_view id, const story::SegmentEdit& change) override {
        return segments_.edit(id, change);
    }
    bool reorder(std::string_view project_id, const std::vector<std::string>& order) override {
        return segments_.reorder(project_id, order);
    }
    std::optional<story::MediaChanges> remove(std::string_view id,
                                              const story::SegmentRemoval& removal) override {
        return segments_.remove(id, removal);
    }

  private:
    void meddle() const {
        const auto meddling = after_reading;  // running it may assign `after_reading`
        if (meddling) meddling();
    }

    story::SegmentStore& segments_;
};

class ContestedNarrationTest : public ApiTest {
  protected:
    http::Response generate_contested(const story::Segment& segment) {
        return contested_api_.handle(
            request_for(http::Method::post, "/api/segments/" + segment.id + "/generate-audio/"));
    }
    http::Response generate_all_contested(const story::Segment& segment) {
        return contested_api_.handle(
            request_for(http::Method::post, "/api/projects/" + segment.project_id + "/generate-all-audio/"));
    }
    /// The next reader gets segments that are changed right after.
    void meddle_once(std::function<void()> change) {
        contested_.after_reading = [this, change = std::move(change)] {
            contested_.after_reading = nullptr;
            change();
        };
    }
    void meddle_always(const story::Segment& segment) {
        contested_.after_reading = [this, segment] {
            room_.segments.edit(segment.id, {"version " + std::to_string(++versions_), {}, {}});
        };
    }

    int versions_ = 0;
    ContestedSegments contested_{room_.segments};
    Services contested_services_ =
        services_of(room_, {.engines = engines_, .turns = turns_, .segments = &contested_});
    Api contested_api_{contested_services_, http::AccessPolicy({})};
};

TEST_F(ContestedNarrationTest, IsRefusedWhenTheSegmentIsLockedBeforeItIsQueued) {
    const auto segment = add_segment();
    meddle_once([&] { lock(segment); });
    EXPECT_EQ(generate_contested(segment).status, 409);
    EXPECT_EQ(object(get("/api/tasks/")).at("count"), 0);
}

TEST_F(ContestedNarrationTest, IsRefusedWhenTheTextIsEmptiedBeforeItIsQueued) {
    const auto segment = add_segment();
    meddle_once([&] { room_.segments.edit(segment.id, {" ", {}, {}}); });
    EXPECT_EQ(generate_contested(segment).status, 400);
}

TEST_F(ContestedNarrationTest, FindsNoSegmentThatIsRemovedBeforeItIsQueued) {
    const auto segment = add_segment();
    meddle_once([&] { room_.segments.remove(segment.id, {}); });
    EXPECT_EQ(generate_contested(segment).status, 404);
}

TEST_F(ContestedNarrationTest, IsDecidedAnewWhenTheTextChangesBeforeItIsQueued) {
    const auto segment = add_segment();
    meddle_once([&] { room_.segments.edit(segment.id, {"changed", {}, {}}); });
    const auto response = generate_contested(segment);
    EXPECT_EQ(response.status, 202);
    EXPECT_EQ(wait_for_end(text(object(response), "task_id")).state, TaskState::completed);
    EXPECT_EQ(kokoro_.spoken().at(0).text, "changed");
}

TEST_F(ContestedNarrationTest, OfABatchLeavesOutWhatWasLockedBeforeItIsQueued) {
    const auto segments = room_.add_story({"one", "two"});
    meddle_once([&] { lock(segments[0]); });
    const auto response = generate_all_contested(segments[0]);
    EXPECT_EQ(response.status, 202);
    EXPECT_EQ(object(response).at("segments_to_process"), 1);
    EXPECT_EQ(object(response).at("skipped_locked"), 1);
    wait_for_end(text(object(response), "task_id"));
    EXPECT_FALSE(stored(segments[0]).narration);
    EXPECT_TRUE(stored(segments[1]).narration);
}

TEST_F(ContestedNarrationTest, IsRefusedForNowWhileTheTextNeverRests) {
    const auto segment = add_segment();
    meddle_always(segment);
    for (const auto& response : {generate_contested(segment), generate_all_contested(segment)}) {
        EXPECT_EQ(response.status, 503);
        EXPECT_THAT(text(object(response), "error"), HasSubstr("nothing was queued"));
        EXPECT_TRUE(response.headers.find("Retry-After"));
    }
    EXPECT_EQ(object(get("/api/tasks/")).at("count"), 0);
}

}  // namespace storyflow::api
