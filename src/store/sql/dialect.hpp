#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sql/lane.hpp"
#include "store/sql/transaction.hpp"

namespace storyflow::store::sql {

/// What differs between the databases, within the caller's transaction. Everything else is SQL that both
/// databases accept.
///
/// Where transactions run concurrently, all of them lock in this order and so never deadlock: projects, the
/// intake, lanes, tasks, items, the queue. Where only one transaction writes at a time, the lock functions do
/// nothing.
class Dialect {
  public:
    Dialect() = default;
    Dialect(const Dialect&) = delete;
    Dialect& operator=(const Dialect&) = delete;
    virtual ~Dialect() = default;

    /// Whether other transactions may change rows that this one has read, unless it has locked them.
    [[nodiscard]] virtual bool has_concurrent_writers() const = 0;
    /// How many rows one statement should read or write: one where a statement is cheap, many where each
    /// statement is a message to a server.
    [[nodiscard]] virtual std::size_t rows_at_once() const = 0;
    /// The type of a column of numbers in double precision.
    [[nodiscard]] virtual std::string_view type_of_numbers() const = 0;
    /// The size of the whole database in bytes if it is known without reading any text; else std::nullopt.
    [[nodiscard]] virtual std::optional<std::int64_t> bytes_of_database(Transaction& transaction) = 0;

    /// Held by a transaction that queues new work. No other transaction can queue work meanwhile, so a
    /// segment found free stays free, and the queue stays within its limit.
    virtual void lock_intake(Transaction& transaction) = 0;
    /// Locks all lanes of these projects, and with them the items that are QUEUED or DELAYED there.
    virtual void lock_lanes(Transaction& transaction, const std::vector<std::string>& project_ids) = 0;

    /// Adds items, at least one, to a lane that the caller has locked. A lane that was empty goes to the end
    /// of the line. Signals that there is work.
    virtual void add_to_lane(Transaction& transaction, const Lane& lane, std::int64_t count) = 0;
    virtual void take_from_lane(Transaction& transaction, const Lane& lane, std::int64_t count);
    /// Takes one item from the lane and from the queue's length, and moves the lane to the end of the line.
    virtual void serve_lane(Transaction& transaction, const Lane& lane) = 0;
    /// Removes lanes without waiting items.
    virtual void remove_empty_lanes(Transaction& transaction) = 0;

    /// Locks and returns the oldest claimable item of the lane whose turn it is, with its lane; lanes without
    /// claimable items are skipped. Returns std::nullopt if there is none, or if other transactions have just
    /// taken what was there: then `has_claimable_item` tells whether to look again.
    [[nodiscard]] virtual std::optional<NextItem> find_next_item(Transaction& transaction,
                                                                 const Claimable& which) = 0;
    [[nodiscard]] virtual bool has_claimable_item(Transaction& transaction, const Claimable& which) = 0;
};

}  // namespace storyflow::store::sql
