#include "api/event_subject.hpp"

#include <boost/json/array.hpp>
#include <cstddef>
#include <utility>
#include <variant>

#include "api/json_text.hpp"
#include "api/task_json.hpp"

namespace storyflow::api {

namespace {

using Watch = tasks::TaskEvents::Watch;

constexpr std::size_t tasks_in_snapshot = 100;

class TaskSubject final : public EventSubject {
  public:
    TaskSubject(tasks::TaskManager& tasks, std::string task_id)
        : tasks_(tasks), task_id_(std::move(task_id)) {}

    std::uint64_t newest() const override { return tasks_.newest_event(); }

    std::unique_ptr<Watch> watch(std::uint64_t after, std::function<void()> on_news) const override {
        return tasks_.watch(tasks::WatchedTask{task_id_}, after, std::move(on_news));
    }

    std::size_t snapshot_bytes() const override {
        const auto head = tasks_.get_task_head(task_id_);
        return head ? bytes_of_status(*head) : 0;
    }

    std::optional<Snapshot> snapshot() const override {
        const auto status = tasks_.get_task_status(task_id_);
        if (!status) return std::nullopt;
        return Snapshot{.json = json_text(task_status_json(*status, outlook(task_id_))),
                        .is_last = tasks::is_end_state(status->state)};
    }

    bool has_ended() const override {
        const auto head = tasks_.get_task_head(task_id_);
        return !head || tasks::is_end_state(head->status.state);
    }

    bool ends_with(const tasks::TaskEvent& event) const override {
        const auto* status = std::get_if<tasks::TaskStatus>(&event.what);
        return status != nullptr && tasks::is_end_state(status->state);
    }

    tasks::Outlook outlook(std::string_view task_id) const override { return tasks_.outlook(task_id); }

  private:
    tasks::TaskManager& tasks_;
    std::string task_id_;
};

class ProjectSubject final : public EventSubject {
  public:
    ProjectSubject(tasks::TaskManager& tasks, std::string project_id)
        : tasks_(tasks), project_id_(std::move(project_id)) {}

    std::uint64_t newest() const override { return tasks_.newest_event(); }

    std::unique_ptr<Watch> watch(std::uint64_t after, std::function<void()> on_news) const override {
        return tasks_.watch(tasks::WatchedProject{project_id_}, after, std::move(on_news));
    }

    std::size_t snapshot_bytes() const override { return 0; }

    std::optional<Snapshot> snapshot() const override {
        boost::json::array heads;
        const auto page = tasks_.list_tasks({.project_id = project_id_}, 0, tasks_in_snapshot);
        for (const auto& status : page.tasks)
            heads.push_back(task_head_json(status, outlook(status.task_id)));
        return Snapshot{
            .json =
                json_text({{"project_id", project_id_}, {"count", page.count}, {"tasks", std::move(heads)}})};
    }

    bool has_ended() const override { return false; }
    bool ends_with(const tasks::TaskEvent& /*event*/) const override { return false; }
    tasks::Outlook outlook(std::string_view task_id) const override { return tasks_.outlook(task_id); }

  private:
    tasks::TaskManager& tasks_;
    std::string project_id_;
};

}  // namespace

std::unique_ptr<EventSubject> task_subject(tasks::TaskManager& tasks, std::string task_id) {
    return std::make_unique<TaskSubject>(tasks, std::move(task_id));
}

std::unique_ptr<EventSubject> project_subject(tasks::TaskManager& tasks, std::string project_id) {
    return std::make_unique<ProjectSubject>(tasks, std::move(project_id));
}

}  // namespace storyflow::api
