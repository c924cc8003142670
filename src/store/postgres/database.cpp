#include "store/postgres/database.hpp"

#include <random>
#include <thread>

#include "base/error.hpp"
#include "store/postgres/database_error.hpp"
#include "store/postgres/migrations.hpp"

namespace storyflow::store::postgres {

namespace {

constexpr int most_trials = 6;

/// Waits a random time before the next trial. A transaction that starts again at once may lock the same rows
/// again before the other one, for which it was undone, has woken up; two that wait equally long would
/// collide again.
void pause_after(int trial) {
    thread_local std::minstd_rand random{std::random_device{}()};
    std::uniform_int_distribution<int> milliseconds(1, 20 * trial);
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds(random)));
}

bool was_undone_for_another(const pqxx::failure& failure) {
    return dynamic_cast<const pqxx::serialization_failure*>(&failure) != nullptr ||
           dynamic_cast<const pqxx::deadlock_detected*>(&failure) != nullptr;
}

}  // namespace

/// A connection taken from the pool for the lifetime of this object; a broken one is not given back.
class Database::Checkout {
  public:
    explicit Checkout(Database& database) : database_(database) {
        take_idle_or_place();
        if (connection_) return;
        is_new_ = true;
        try {
            connection_ = std::make_unique<Connection>(database_.url_.text());
        } catch (const pqxx::failure& failure) {
            give_back();
            throw connection_error(failure, database_.url_);
        } catch (...) {
            give_back();
            throw;
        }
    }
    Checkout(const Checkout&) = delete;
    Checkout& operator=(const Checkout&) = delete;
    ~Checkout() { give_back(); }

    [[nodiscard]] Connection& connection() const { return *connection_; }
    /// False for a connection from the pool: it may have broken while it was idle.
    [[nodiscard]] bool is_new() const { return is_new_; }
    [[nodiscard]] bool is_broken() const { return !connection_->is_open(); }

  private:
    void take_idle_or_place() {
        std::unique_lock lock(database_.mutex_);
        const auto is_free = [&] {
            return !database_.idle_.empty() || database_.open_ < database_.options_.connections;
        };
        if (!database_.returned_.wait_for(lock, database_.options_.patience, is_free)) {
            throw base::Error(base::ErrorKind::unavailable, "The database is busy.");
        }
        if (database_.idle_.empty()) {
            ++database_.open_;
            return;
        }
        connection_ = std::move(database_.idle_.back());
        database_.idle_.pop_back();
    }
    void give_back() {
        {
            const std::lock_guard lock(database_.mutex_);
            if (connection_ && connection_->is_open()) {
                database_.idle_.push_back(std::move(connection_));  // capacity is reserved
            } else {
                --database_.open_;
            }
        }
        database_.returned_.notify_one();
    }

    Database& database_;
    std::unique_ptr<Connection> connection_;
    bool is_new_ = false;
};

Database::Database(const std::string& url, Options options) : url_(url), options_(options) {
    idle_.reserve(options_.connections);
    const bool is_kept = options_.older != sql::OlderTables::bring_up_to_date;
    perform(is_kept ? sql::TransactionKind::reading : sql::TransactionKind::writing, IfFull::refuse,
            [&](sql::Transaction& transaction) {
                if (is_kept) {
                    require_usable_database(transaction, url_.place(), options_.older);
                } else {
                    migrate(transaction, url_.place());
                }
            });
}

void Database::touch(sql::Transaction& transaction) {
    transaction.run("SELECT 1 FROM settings WHERE false FOR UPDATE");
}

void Database::perform(sql::TransactionKind kind, IfFull /*if_full*/, const Work& work) {
    for (int trial = 1; trial < most_trials; ++trial) {
        const Trial end = attempt(kind, work, false);
        if (end == Trial::done) return;
        if (end == Trial::undone_for_another) pause_after(trial);
    }
    attempt(kind, work, true);
}

Database::Trial Database::attempt(sql::TransactionKind kind, const Work& work, bool is_last) {
    const Checkout checkout(*this);
    bool has_begun = false;
    try {
        Transaction transaction(checkout.connection(), kind, options_.clock);
        has_begun = true;
        work(transaction);
        // A reading transaction is left to roll back.
        if (kind != sql::TransactionKind::reading) transaction.commit();
        return Trial::done;
    } catch (const pqxx::failure& failure) {
        if (!is_last && was_undone_for_another(failure)) return Trial::undone_for_another;
        if (!is_last && !has_begun && !checkout.is_new() && checkout.is_broken()) {
            // The server was restarted, or closed the idle connection: retry with a new one, without an
            // error.
            forget_idle_connections();
            return Trial::not_begun;
        }
        throw database_error(failure, url_);
    }
}

void Database::forget_idle_connections() {
    const std::lock_guard lock(mutex_);
    open_ -= idle_.size();
    idle_.clear();
    returned_.notify_all();
}

}  // namespace storyflow::store::postgres
