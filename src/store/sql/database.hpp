#pragma once

#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "store/sql/transaction.hpp"

namespace storyflow::store::sql {

/// A database and its transactions. Safe from any thread. Throws `base::Error{unavailable}` with the reason
/// when it cannot be used, and `base::DiskFull` when there is no room for what is written.
///
/// `work` gets a `Transaction&` and must not use the `Database` again. It may be repeated when the database
/// undid it, so nothing that it does outside the transaction counts.
class Database {
  public:
    Database() = default;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    virtual ~Database() = default;

    /// Runs `work` as one transaction, on the disk when this returns; nothing is written when it throws.
    template <class Work>
    auto write(Work&& work) {
        return transact(TransactionKind::writing, IfFull::refuse, work);
    }
    /// The same without waiting for the disk: a power cut may undo the write, but never in part, and only
    /// together with everything written after it. For what may safely be forgotten by then.
    template <class Work>
    auto write_unsynced(Work&& work) {
        return transact(TransactionKind::writing_unsynced, IfFull::refuse, work);
    }
    /// The same two for what makes room or ends work, which must be possible also on a full disk.
    template <class Work>
    auto write_even_if_full(Work&& work) {
        return transact(TransactionKind::writing, IfFull::give_up_kept_room, work);
    }
    template <class Work>
    auto write_unsynced_even_if_full(Work&& work) {
        return transact(TransactionKind::writing_unsynced, IfFull::give_up_kept_room, work);
    }
    /// Runs `work` on one consistent state.
    template <class Work>
    auto read(Work&& work) {
        return transact(TransactionKind::reading, IfFull::refuse, work);
    }

    /// Why nothing is written any more, and what to do. Returns std::nullopt while all is well.
    [[nodiscard]] virtual std::optional<std::string> fault() const { return std::nullopt; }
    /// Begins a change that changes nothing. Throws with the reason when the database takes none.
    virtual void require_writable() = 0;

  protected:
    enum class IfFull { refuse, give_up_kept_room };
    using Work = std::function<void(Transaction&)>;

    virtual void perform(TransactionKind kind, IfFull if_full, const Work& work) = 0;

  private:
    template <class TypedWork>
    auto transact(TransactionKind kind, IfFull if_full, TypedWork& work) {
        using Result = std::invoke_result_t<TypedWork&, Transaction&>;
        if constexpr (std::is_void_v<Result>) {
            perform(kind, if_full, [&work](Transaction& transaction) { work(transaction); });
        } else {
            std::optional<Result> result;
            perform(kind, if_full, [&](Transaction& transaction) { result.emplace(work(transaction)); });
            return *std::move(result);
        }
    }
};

}  // namespace storyflow::store::sql
