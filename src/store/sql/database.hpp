#pragma once

#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "store/sql/transaction.hpp"

namespace storyflow::store::sql {

/// A database and its transactions. Safe from any thread. Throws `base::Error{unavailable}` with the reason
/// when the database cannot be used, and `base::DiskFull` when the disk has no room for a write.
///
/// `work` gets a `Transaction&` and must not use the `Database`. It is called again when the database undid
/// the transaction, so it must not have effects outside of it.
class Database {
  public:
    Database() = default;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    virtual ~Database() = default;

    /// Runs `work` as one transaction, which is on the disk when this returns. If `work` throws, nothing is
    /// written.
    template <class Work>
    auto write(Work&& work) {
        return transact(TransactionKind::writing, IfFull::refuse, work);
    }
    /// The same without waiting for the disk: a power cut may undo the whole transaction, and only together
    /// with all later ones. For changes whose loss does no harm.
    template <class Work>
    auto write_unsynced(Work&& work) {
        return transact(TransactionKind::writing_unsynced, IfFull::refuse, work);
    }
    /// The same two for writes that free space or end work, which must be possible on a full disk, too.
    template <class Work>
    auto write_even_if_full(Work&& work) {
        return transact(TransactionKind::writing, IfFull::give_up_kept_room, work);
    }
    template <class Work>
    auto write_unsynced_even_if_full(Work&& work) {
        return transact(TransactionKind::writing_unsynced, IfFull::give_up_kept_room, work);
    }
    /// Runs `work` as a reading transaction on one consistent state.
    template <class Work>
    auto read(Work&& work) {
        return transact(TransactionKind::reading, IfFull::refuse, work);
    }

    /// The reason why no writes are possible any more, and what to do; std::nullopt if there is no fault.
    [[nodiscard]] virtual std::optional<std::string> fault() const { return std::nullopt; }
    /// Begins a writing transaction without changes. Throws with the reason when the database refuses it.
    void require_writable() {
        perform(TransactionKind::writing, IfFull::refuse,
                [this](Transaction& transaction) { touch(transaction); });
    }

  protected:
    enum class IfFull { refuse, give_up_kept_room };
    using Work = std::function<void(Transaction&)>;

    virtual void perform(TransactionKind kind, IfFull if_full, const Work& work) = 0;
    /// Asks for the right to write, where a transaction does not ask for it when it begins.
    virtual void touch(Transaction& /*transaction*/) {}

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
