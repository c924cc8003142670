#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/sql/lane.hpp"
#include "store/sql/transaction.hpp"

namespace storyflow::store::sql {

/// What the databases do each in its own way, within a transaction of the caller. Everything else is SQL that
/// both read.
///
/// Where transactions run side by side, everybody locks in this order and so never waits in a circle:
/// projects, the intake, lanes, tasks, items, the queue. Where one transaction writes at a time, the locks do
/// nothing.
class Dialect {
  public:
    Dialect() = default;
    Dialect(const Dialect&) = delete;
    Dialect& operator=(const Dialect&) = delete;
    virtual ~Dialect() = default;

    /// Whether other transactions may write what this one has read, unless it locked that.
    [[nodiscard]] virtual bool has_concurrent_writers() const = 0;
    /// How many rows one statement reads or writes at best: one where a statement is quick, many where each
    /// statement is a message to a server.
    [[nodiscard]] virtual std::size_t rows_at_once() const = 0;
    /// The size of the whole database, where it is known without reading any text; else std::nullopt.
    [[nodiscard]] virtual std::optional<std::int64_t> bytes_of_database(Transaction& transaction) = 0;

    /// Held by the transaction that queues new work: what it finds active, free or within the limit stays so.
    virtual void lock_intake(Transaction& transaction) = 0;
    /// Locks all lanes of these projects, and with them what is QUEUED or DELAYED there.
    virtual void lock_lanes(Transaction& transaction, const std::vector<std::string>& project_ids) = 0;

    /// The lane must be locked. A lane that was empty joins the line at its end. Announces that there is
    /// work.
    virtual void add_to_lane(Transaction& transaction, const Lane& lane, std::int64_t count) = 0;
    virtual void take_from_lane(Transaction& transaction, const Lane& lane, std::int64_t count) = 0;
    /// Takes one, also off the length of the queue, and sends the lane to the end of the line.
    virtual void serve_lane(Transaction& transaction, const Lane& lane) = 0;
    /// Removes lanes in which nothing waits.
    virtual void remove_empty_lanes(Transaction& transaction) = 0;

    /// The oldest item of the lane whose turn it is, with its lane, both locked. While an item is running
    /// that ran before when a process died, others of that kind are passed over, and so is a lane that has
    /// only such. Returns std::nullopt if there is none, and also if others have just taken what was there;
    /// then `has_claimable_item` may say that it is worth looking again.
    [[nodiscard]] virtual std::optional<NextItem> find_next_item(Transaction& transaction) = 0;
    [[nodiscard]] virtual bool has_claimable_item(Transaction& transaction) = 0;
};

}  // namespace storyflow::store::sql
