#include "base/caught_error.hpp"

#include <new>
#include <system_error>

#include "base/disk_full.hpp"

namespace storyflow::base {

namespace {

Error out_of_memory(const char* words) {
    return {ErrorKind::unavailable,
            "Out of memory. Fewer --workers, shorter segments or more memory for the program help.", words};
}

Error unforeseen(const char* words) {
    return {ErrorKind::internal, "Something went wrong that nobody foresaw; the log says what.", words};
}

Error of_the_system(const std::system_error& failure) {
    const auto& code = failure.code();
    if (code == std::errc::not_enough_memory) return out_of_memory(failure.what());
    if (code == std::errc::resource_unavailable_try_again)
        return {ErrorKind::unavailable,
                "The system starts no further thread or process for the program. Fewer --workers or a higher "
                "limit of processes (ulimit -u) help.",
                failure.what()};
    if (code == std::errc::too_many_files_open || code == std::errc::too_many_files_open_in_system)
        return {ErrorKind::unavailable,
                "Too many files are open. A higher limit of open files (ulimit -n) helps.", failure.what()};
    if (is_disk_full(code)) return {ErrorKind::unavailable, "The disk is full.", failure.what()};
    return unforeseen(failure.what());
}

}  // namespace

Error caught_error() {
    try {
        throw;
    } catch (const Error& error) {
        return error;
    } catch (const std::bad_alloc& failure) {
        return out_of_memory(failure.what());
    } catch (const std::system_error& failure) {
        return of_the_system(failure);
    } catch (const std::exception& failure) {
        return unforeseen(failure.what());
    } catch (...) {
        return unforeseen("not a standard exception");
    }
}

}  // namespace storyflow::base
