#pragma once

namespace storyflow::http {

/// What handling a request may have to wait for. That decides how many handlers such requests may take at
/// once, so that those that wait for something slow leave room for the others.
enum class Lane {
    quick,    ///< for nothing: the answer comes from memory
    reading,  ///< for the disk, the database, or much to compute
    writing,  ///< for the database's one writer besides
};

}  // namespace storyflow::http
