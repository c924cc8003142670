#include "api/openapi.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <set>

#include "api/routes.hpp"
#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

using testing::ContainerEq;

namespace {

using Operations = std::set<std::string>;  ///< "get /healthz getHealth"

/// The pattern as the document writes it: `{id*}` and `{path...}` are `{id}` and `{path}` there.
std::string documented_path(std::string pattern) {
    for (const std::string_view mark : {"*}", "...}"}) {
        const auto at = pattern.find(mark);
        if (at != std::string::npos) pattern.erase(at, mark.size() - 1);
    }
    return pattern;
}

std::string lower(std::string_view text) {
    std::string small(text);
    std::ranges::transform(small, small.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return small;
}

Operations served(const Services& services) {
    Operations operations;
    for (const auto& route : routes(services)) {
        operations.insert(lower(to_string(route.method)) + " " + documented_path(route.pattern) + " " +
                          route.operation);
    }
    return operations;
}

Operations documented(const YAML::Node& document) {
    Operations operations;
    for (const auto& path : document["paths"]) {
        for (const auto& member : path.second) {
            const auto method = member.first.as<std::string>();
            if (method == "parameters") continue;
            operations.insert(method + " " + path.first.as<std::string>() + " " +
                              member.second["operationId"].as<std::string>());
        }
    }
    return operations;
}

/// The operations that take a JSON or multipart body, and so refuse other content types.
Operations with_a_typed_body(const YAML::Node& document, bool and_say_so) {
    Operations operations;
    for (const auto& path : document["paths"]) {
        for (const auto& member : path.second) {
            const YAML::Node operation = member.second;
            if (!operation.IsMap() || !operation["requestBody"]) continue;
            const YAML::Node content = operation["requestBody"]["content"];
            if (!content["application/json"] && !content["multipart/form-data"]) continue;
            const YAML::Node responses = operation["responses"];
            if (and_say_so && !(responses["400"] && responses["415"])) continue;
            operations.insert(operation["operationId"].as<std::string>());
        }
    }
    return operations;
}

/// Every `$ref` below a node.
void collect_references(const YAML::Node& node, std::set<std::string>& references) {
    if (node.IsMap() && node["$ref"]) references.insert(node["$ref"].as<std::string>());
    for (const auto& child : node)
        collect_references(node.IsMap() ? child.second : child, references);
}

bool resolves(const YAML::Node& document, std::string_view reference) {
    YAML::Node node = YAML::Clone(document);
    std::size_t at = 2;
    while (at <= reference.size()) {
        const auto end = std::min(reference.find('/', at), reference.size());
        node.reset(node[std::string(reference.substr(at, end - at))]);
        if (!node) return false;
        at = end + 1;
    }
    return true;
}

}  // namespace

using OpenapiTest = ApiTest;

TEST_F(OpenapiTest, DescribesExactlyTheRoutesThatThereAre) {
    const auto document = YAML::Load(std::string(openapi_document()));
    EXPECT_THAT(documented(document), ContainerEq(served(services_)));
}

TEST_F(OpenapiTest, SaysOfEveryBodyThatItMayBeRefused) {
    const auto document = YAML::Load(std::string(openapi_document()));
    const auto all = with_a_typed_body(document, false);
    EXPECT_TRUE(all.contains("updateSettings"));
    EXPECT_THAT(with_a_typed_body(document, true), ContainerEq(all));
}

TEST_F(OpenapiTest, RefersOnlyToWhatItContains) {
    const auto document = YAML::Load(std::string(openapi_document()));
    std::set<std::string> references;
    collect_references(document, references);
    EXPECT_FALSE(references.empty());
    for (const auto& reference : references)
        EXPECT_TRUE(resolves(document, reference)) << reference;
}

TEST_F(OpenapiTest, IsServedAsItWasBuilt) {
    const auto response = get("/openapi.yaml");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.headers.find("Content-Type"), "application/yaml");
    EXPECT_EQ(response.text(), openapi_document());
    EXPECT_TRUE(response.text().starts_with("openapi: 3.1"));
}

}  // namespace storyflow::api
