#include "tasks/task_events.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <unordered_map>
#include <utility>

namespace storyflow::tasks {

namespace {

using Callback = std::shared_ptr<const std::function<void()>>;

/// The events and watchers of one task or one project, so that a watcher finds its next events without
/// searching those of others, and only the watchers concerned are woken.
struct Topic {
    std::deque<std::uint64_t> events;  ///< numbers of the remembered ones, ascending
    std::uint64_t forgotten = 0;       ///< no later event of the topic was forgotten
    std::map<std::uint64_t, Callback> watchers;
};

using Topics = std::unordered_map<std::string, Topic>;

}  // namespace

struct TaskEvents::State {
    explicit State(std::size_t most_events) : capacity(std::max<std::size_t>(most_events, 1)) {}

    [[nodiscard]] std::uint64_t oldest() const { return newest - events.size() + 1; }
    [[nodiscard]] const TaskEvent& at(std::uint64_t number) const { return events[number - oldest()]; }

    [[nodiscard]] Topics& topics_of(const Watched& watched) {
        return std::holds_alternative<WatchedTask>(watched) ? tasks : projects;
    }
    [[nodiscard]] static const std::string& id_of(const Watched& watched) {
        const auto* const task = std::get_if<WatchedTask>(&watched);
        return task != nullptr ? task->task_id : std::get<WatchedProject>(watched).project_id;
    }

    /// Returns the topic, creating it if needed. A new topic may have had events before the oldest remembered
    /// one, so those count as forgotten.
    Topic& topic(Topics& topics, const std::string& id) {
        const auto [found, is_new] = topics.try_emplace(id);
        if (is_new) found->second.forgotten = oldest() - 1;
        return found->second;
    }

    void forget_oldest() {
        const TaskEvent& event = events.front();
        forget_oldest_of(tasks, event.task_id);
        forget_oldest_of(projects, event.project_id);
        events.pop_front();
    }
    static void forget_oldest_of(Topics& topics, const std::string& id) {
        const auto found = topics.find(id);
        found->second.forgotten = found->second.events.front();
        found->second.events.pop_front();
        erase_if_unused(topics, found);
    }
    static void erase_if_unused(Topics& topics, Topics::iterator topic) {
        if (topic->second.events.empty() && topic->second.watchers.empty()) topics.erase(topic);
    }

    /// Stores the event and adds the callbacks of its watchers to `concerned`.
    void remember(TaskEvent event, std::vector<Callback>& concerned) {
        if (events.size() == capacity) forget_oldest();
        for (Topic* const of : {&topic(tasks, event.task_id), &topic(projects, event.project_id)}) {
            of->events.push_back(newest + 1);
            for (const auto& [registration, callback] : of->watchers)
                concerned.push_back(callback);
        }
        event.number = ++newest;
        events.push_back(std::move(event));
    }

    const std::size_t capacity;
    std::uint64_t newest = 0;
    std::deque<TaskEvent> events;
    std::uint64_t registrations = 0;
    Topics tasks;
    Topics projects;
};

TaskEvents::TaskEvents(std::size_t capacity)
    : state_(std::make_shared<base::Locked<State>>(State(capacity))) {}

TaskEvents::~TaskEvents() = default;

void TaskEvents::publish(TaskEvent event) {
    std::vector<Callback> concerned;
    {
        const auto state = state_->lock();
        state->remember(std::move(event), concerned);
    }
    for (const Callback& callback : concerned)
        (*callback)();
}

std::uint64_t TaskEvents::newest() const {
    const auto state = state_->lock();
    return state->newest;
}

std::unique_ptr<TaskEvents::Watch> TaskEvents::watch(Watched watched, std::optional<std::uint64_t> after,
                                                     std::function<void()> on_news) {
    std::unique_ptr<Watch> watch(new Watch(state_, std::move(watched), 0));
    auto callback = std::make_shared<const std::function<void()>>(std::move(on_news));
    const auto state = state_->lock();
    const std::uint64_t newest = state->newest;
    watch->after_ = std::min(after.value_or(newest), newest);
    watch->missed_some_ = after && *after > newest;  // the number comes from an earlier run of the process
    watch->registration_ = ++state->registrations;
    state->topic(state->topics_of(watch->watched_), State::id_of(watch->watched_))
        .watchers.emplace(watch->registration_, std::move(callback));
    return watch;
}

TaskEvents::Watch::Watch(std::shared_ptr<base::Locked<State>> state, Watched watched, std::uint64_t after)
    : state_(std::move(state)), watched_(std::move(watched)), after_(after) {}

TaskEvents::Watch::~Watch() {
    Callback last_use;  // destroys the callback and its captures after the lock is released
    const auto state = state_->lock();
    Topics& topics = state->topics_of(watched_);
    const auto topic = topics.find(State::id_of(watched_));
    if (topic == topics.end()) return;
    const auto watcher = topic->second.watchers.find(registration_);
    if (watcher == topic->second.watchers.end()) return;
    last_use = std::move(watcher->second);
    topic->second.watchers.erase(watcher);
    State::erase_if_unused(topics, topic);
}

News TaskEvents::Watch::take(std::size_t at_most) {
    const auto state = state_->lock();
    const Topic& topic = state->topics_of(watched_).at(State::id_of(watched_));
    News news;
    news.missed_some = std::exchange(missed_some_, false) || topic.forgotten > after_;
    auto next = std::ranges::upper_bound(topic.events, after_);
    for (; next != topic.events.end() && news.events.size() < std::max<std::size_t>(at_most, 1); ++next)
        news.events.push_back(state->at(*next));
    after_ = next == topic.events.end() ? state->newest : news.events.back().number;
    return news;
}

}  // namespace storyflow::tasks
