#include "store/postgres/signals.hpp"

#include <poll.h>
#include <spdlog/spdlog.h>
#include <sys/eventfd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <exception>
#include <pqxx/pqxx>
#include <stop_token>
#include <thread>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
#include "store/postgres/connection.hpp"
#include "store/postgres/database_error.hpp"
#include "store/sql/announcements.hpp"

namespace storyflow::store::postgres {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds first_pause{200};
constexpr milliseconds longest_pause{5'000};

class Receiver final : public pqxx::notification_receiver {
  public:
    Receiver(pqxx::connection& connection, const char* channel,
             std::function<void(const std::string&)> action)
        : notification_receiver(connection, channel), action_(std::move(action)) {}

    void operator()(const std::string& payload, int) override { action_(payload); }

  private:
    std::function<void(const std::string&)> action_;
};

}  // namespace

class Signals::Listener {
  public:
    Listener(const std::string& url, SignalHandlers handlers)
        : url_(url), handlers_(std::move(handlers)), stop_signal_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
        if (stop_signal_.get() < 0) {
            throw base::Error(base::ErrorKind::unavailable, "No more files can be opened.");
        }
        thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
    }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    ~Listener() {
        thread_.request_stop();
        ::eventfd_write(stop_signal_.get(), 1);
    }

  private:
    void run(const std::stop_token& stop) {
        milliseconds pause = first_pause;
        while (!stop.stop_requested()) {
            try {
                listen(stop, pause);
            } catch (const base::Error& failure) {
                report(failure);
            } catch (const std::exception& failure) {
                spdlog::error("Listening to the database failed: {}", url_.without_secrets(failure.what()));
            }
            wait(-1, static_cast<int>(pause.count()));
            pause = std::min(pause * 2, longest_pause);
        }
    }

    [[nodiscard]] std::unique_ptr<Connection> connect() const {
        try {
            return std::make_unique<Connection>(url_.text());
        } catch (const pqxx::failure& failure) {
            throw connection_error(failure, url_);
        }
    }

    /// Returns after a stop; throws when the connection breaks.
    void listen(const std::stop_token& stop, milliseconds& pause) {
        const auto connection = connect();
        try {
            const Receiver tasks(
                connection->session(), sql::task_channel,
                [this](const std::string& task_id) { call([&] { handlers_.on_task(task_id); }); });
            const Receiver work(connection->session(), sql::work_channel,
                                [this](const std::string&) { call(handlers_.on_work); });
            is_reported_ = false;
            pause = first_pause;
            call(handlers_.on_work);
            call(handlers_.on_reconnect);
            while (!stop.stop_requested()) {
                // Before `wait`, because notifications that came with the answer to LISTEN do not make the
                // socket readable. A lost network makes it readable through TCP keepalive.
                connection->session().get_notifs();
                if (!connection->is_open()) throw pqxx::broken_connection("The connection was closed.");
                wait(connection->session().sock(), for_ever);
            }
        } catch (const pqxx::failure& failure) {
            throw database_error(failure, url_);
        }
    }

    static constexpr int for_ever = -1;

    /// Waits until the socket is readable (-1: no socket), the stop is signalled, or the time has passed.
    void wait(int socket, int longest_ms) const {
        std::array<pollfd, 2> files{{{stop_signal_.get(), POLLIN, 0}, {socket, POLLIN, 0}}};
        ::poll(files.data(), files.size(), longest_ms);
    }

    template <class Action>
    static void call(const Action& action) {
        try {
            action();
        } catch (const std::exception& failure) {
            spdlog::error("A listener to the database failed: {}", failure.what());
        }
    }

    /// Logs only the first error of an outage.
    void report(const base::Error& error) {
        if (std::exchange(is_reported_, true)) return;
        spdlog::warn("{} It is tried again until it can. ({})", error.what(), error.detail());
    }

    DatabaseUrl url_;
    SignalHandlers handlers_;
    base::FileDescriptor stop_signal_;
    bool is_reported_ = false;  ///< used by the thread only
    std::jthread thread_;
};

Signals::Signals(const std::string& url, SignalHandlers handlers)
    : listener_(std::make_unique<Listener>(url, std::move(handlers))) {}

Signals::~Signals() = default;

}  // namespace storyflow::store::postgres
