#include "api/openapi.hpp"

#include <string>

namespace storyflow::api {

http::Response get_openapi(const Services&, const http::Request&) {
    http::Response response;
    response.headers.set("Content-Type", "application/yaml");
    response.body = std::string(openapi_document());
    return response;
}

}  // namespace storyflow::api
