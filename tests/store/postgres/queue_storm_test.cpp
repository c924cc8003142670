#include <gmock/gmock.h>

#include <atomic>
#include <random>
#include <set>

#include "store/postgres/database.hpp"
#include "store/postgres/media_journal.hpp"
#include "store/sql/stores.hpp"
#include "tests/contract/suites.hpp"
#include "tests/support/postgres_test_database.hpp"
#include "tests/support/segments_of.hpp"

/// All operations at once from several processes: none fails or deadlocks, and no item is lost or counted
/// wrongly.
namespace storyflow::store::postgres {

namespace {

using namespace std::chrono_literals;

/// One of several processes that share a database, simulated by a thread.
class StormyProcess {
  public:
    StormyProcess(const std::string& url, int number, const std::vector<std::string>& projects)
        : number_(number), projects_(projects), random_(static_cast<unsigned>(number)), database_(url) {}

    void run(int steps) {
        for (int i = 0; i < steps; ++i) {
            change_the_story();
            ask_for_work(i);
            work();
        }
        give_back_all();
    }

  private:
    int random(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }
    const std::string& any_project() {
        return projects_[static_cast<std::size_t>(random(static_cast<int>(projects_.size())))];
    }

    void change_the_story() {
        const auto project = any_project();
        const auto all = support::segments_of(segments_, project);
        const auto& segment = all[static_cast<std::size_t>(random(static_cast<int>(all.size())))];
        switch (random(4)) {
            case 0:
                segments_.edit(
                    segment.id,
                    {.text_content = std::to_string(random(9)), .image_prompt = {}, .is_locked = {}});
                break;
            case 1: {
                std::vector<std::string> order;
                for (const auto& each : all)
                    order.push_back(each.id);
                std::shuffle(order.begin(), order.end(), random_);
                segments_.reorder(project, order);
                break;
            }
            case 2:
                segments_.append(project, {{"Text", ""}});
                break;
            default:
                break;
        }
    }
    void ask_for_work(int step) {
        const auto project = any_project();
        tasks::NewTask task{
            .id = std::to_string(number_) + "-" + std::to_string(step),
            .project_id = project,
            .priority = random(3) == 0 ? tasks::Priority::interactive : tasks::Priority::batch,
            .rendition = {},
            .items = {},
            .request_key = {}};
        for (const auto& segment : support::segments_of(segments_, project)) {
            if (random(2) == 0) continue;
            task.items.push_back({.segment_id = segment.id,
                                  .decided_on = {{.text = segment.text_revision,
                                                  .lock = segment.lock_revision,
                                                  .is_locked = segment.is_locked}},
                                  .characters = 1});
        }
        tasks_.enqueue(task, 100'000);
        if (random(4) == 0)
            tasks_.request_cancel(std::to_string(random(4)) + "-" + std::to_string(random(step + 1)));
        if (random(10) == 0) tasks_.remove_ended(0s);
    }
    void work() {
        while (claims_.size() < 3) {
            const auto next = queue_.claim_next("process " + std::to_string(number_), 30s).claim;
            if (!next) break;
            claims_.push_back(*next);
        }
        queue_.renew(claims_, 30s);
        if (random(20) == 0) queue_.put_back(tasks::Orphans::all_lost);
        while (claims_.size() > 1) {
            finish(claims_.back());
            claims_.pop_back();
        }
    }
    void finish(const tasks::ItemClaim& claim) {
        switch (random(5)) {
            case 0:
                queue_.finish_item(claim,
                                   tasks::ItemPostponed{"later", std::chrono::milliseconds(random(20))});
                break;
            case 1:
                queue_.finish_item(claim, tasks::ItemGivenBack{});
                break;
            case 2:
                queue_.finish_item(claim, tasks::ItemFailed{"failed"});
                break;
            default:
                publish(claim);
                queue_.finish_item(claim, tasks::CompletedSegment{claim.segment_id, "", 1.0});
                break;
        }
    }
    void publish(const tasks::ItemClaim& claim) {
        const auto segment = segments_.find(claim.segment_id);
        if (!segment) return;
        story::NarrationDraft draft;
        draft.segment_id = claim.segment_id;
        draft.narration = {.audio_file = "projects/" + claim.project_id + "/" + claim.segment_id,
                           .engine = {},
                           .voice = {},
                           .text_revision = segment->text_revision};
        draft.incoming_file = "incoming/" + claim.task_id + claim.segment_id;
        draft.lease = {.item_id = claim.item_id, .number = claim.lease};
        media_.publish_narration(draft);
        for (const auto& change : journal_.pending())
            journal_.carry_out(change, [] {});
    }
    void give_back_all() {
        for (const auto& claim : claims_)
            queue_.finish_item(claim, tasks::ItemGivenBack{});
    }

    int number_;
    const std::vector<std::string>& projects_;
    std::mt19937 random_;
    base::RandomIdSource ids_;
    Database database_;
    sql::SegmentStore segments_{database_, ids_};
    sql::SegmentMediaStore media_{database_};
    MediaJournal journal_{database_};
    sql::TaskStore tasks_{database_};
    sql::WorkQueue queue_{database_};
    std::vector<tasks::ItemClaim> claims_;
};

using Rows = std::vector<std::string>;

Rows rows(const std::string& url, const std::string& sql) {
    pqxx::connection connection(url);
    Rows found;
    for (const auto& row : pqxx::nontransaction(connection).exec("SET search_path = storyflow; " + sql))
        found.emplace_back(row[0].c_str());
    return found;
}

}  // namespace

TEST(PostgresQueueStorm, LeavesEverythingInOrder) {
    const support::PostgresTestDatabase place;
    Database database(place.url());
    base::RandomIdSource ids;
    std::vector<std::string> projects;
    for (int i = 0; i < 3; ++i) {
        projects.push_back(
            sql::ProjectStore(database, ids)
                .create({.title = "", .segments = {{"A", ""}, {"B", ""}, {"C", ""}, {"D", ""}}})
                .id);
    }
    contract::in_parallel(
        4, [&](int number) { EXPECT_NO_THROW(StormyProcess(place.url(), number, projects).run(25)); });
    sql::WorkQueue(database).put_back(tasks::Orphans::all_lost);
    EXPECT_EQ(rows(place.url(), "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"),
              Rows{"0"})
        << "who locks in the agreed order never waits in a circle";
    EXPECT_EQ(rows(place.url(), "SELECT waiting FROM queue"),
              rows(place.url(), "SELECT count(*) FROM task_items WHERE state IN ('QUEUED', 'DELAYED')"));
    EXPECT_EQ(rows(place.url(),
                   "SELECT priority || project_id || waiting FROM queue_lanes WHERE waiting > 0 ORDER BY 1"),
              rows(place.url(), R"sql(
                  SELECT priority || project_id || count(*) FROM task_items WHERE state = 'QUEUED'
                  GROUP BY priority, project_id ORDER BY 1
              )sql"));
    EXPECT_EQ(rows(place.url(), R"sql(
                  SELECT id || ':' || waiting || ',' || running || ',' || succeeded || ',' || failed
                  FROM tasks WHERE total > 0 ORDER BY id
              )sql"),
              rows(place.url(), R"sql(
                  SELECT task_id || ':' || count(*) FILTER (WHERE state IN ('QUEUED', 'DELAYED')) || ',' ||
                         count(*) FILTER (WHERE state = 'RUNNING') || ',' ||
                         count(*) FILTER (WHERE state = 'DONE') || ',' || count(*) FILTER (WHERE state = 'FAILED')
                  FROM task_items GROUP BY task_id ORDER BY task_id
              )sql"));
    EXPECT_EQ(
        rows(place.url(), "SELECT id FROM tasks WHERE (waiting + running = 0) <> (completed_at IS NOT NULL)"),
        Rows{});
    EXPECT_EQ(rows(place.url(), R"sql(
                  SELECT task_id FROM task_items WHERE finish_order IS NOT NULL
                  GROUP BY task_id HAVING max(finish_order) <> count(*) - 1
              )sql"),
              Rows{});
}

}  // namespace storyflow::store::postgres
