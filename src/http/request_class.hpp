#pragma once

namespace storyflow::http {

/// Groups requests by the resources that their handlers may wait for. Each class has a limit on how many
/// handlers it may use at once, so that slow requests leave handlers for the others.
enum class RequestClass {
    quick,    ///< waits for nothing: the response comes from memory
    reading,  ///< waits for the disk, the database's readers or a long computation
    writing,  ///< also waits for the database's one writer
};

}  // namespace storyflow::http
