#include "api/answer_memory.hpp"

namespace storyflow::api {

AnswerTooLarge::AnswerTooLarge()
    : Error(base::ErrorKind::unavailable, "The answer is too large for the memory of this server.") {}

void take_memory(const http::Request& request, std::size_t bytes) {
    if (request.memory == nullptr || request.memory->grow_to(bytes)) return;
    if (!request.memory->can_ever_be(bytes)) throw AnswerTooLarge();
    throw base::Error(base::ErrorKind::unavailable,
                      "The server has no memory left for so large an answer just now. Try again shortly.");
}

}  // namespace storyflow::api
