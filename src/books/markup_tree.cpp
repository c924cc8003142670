#include "books/markup_tree.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"

namespace storyflow::books {

namespace {

void collect(const Markup& below, std::string_view name, std::vector<const Markup*>& found) {
    for (const Markup& child : below.children) {
        if (child.name == name) found.push_back(&child);
        collect(child, name, found);
    }
}

void append_text(const Markup& node, std::string& text) {
    text += node.text;
    for (const Markup& child : node.children)
        append_text(child, text);
}

}  // namespace

std::string_view Markup::attribute(std::string_view wanted) const {
    const auto found = std::ranges::find(attributes, wanted, &MarkupAttribute::name);
    return found == attributes.end() ? std::string_view() : std::string_view(found->value);
}

bool Markup::has_word(std::string_view attribute_name, std::string_view word) const {
    constexpr std::string_view space = " \t\n\r\f";
    const std::string_view value = attribute(attribute_name);
    for (std::size_t begin = 0; (begin = value.find_first_not_of(space, begin)) < value.size();) {
        const std::size_t end = std::min(value.find_first_of(space, begin), value.size());
        if (value.substr(begin, end - begin) == word) return true;
        begin = end;
    }
    return false;
}

const Markup* Markup::child(std::string_view wanted) const {
    const auto found = std::ranges::find(children, wanted, &Markup::name);
    return found == children.end() ? nullptr : &*found;
}

std::vector<const Markup*> Markup::descendants(std::string_view wanted) const {
    std::vector<const Markup*> found;
    collect(*this, wanted, found);
    return found;
}

std::string Markup::all_text() const {
    std::string text_below;
    append_text(*this, text_below);
    return text_below;
}

MarkupBuilder::MarkupBuilder(std::size_t node_limit) : open_{&top_}, node_limit_(node_limit) {}

void MarkupBuilder::count_node() {
    if (++nodes_ > node_limit_)
        throw base::Error(base::ErrorKind::invalid_input,
                          "A document has more than " + std::to_string(node_limit_) + " elements.");
}

void MarkupBuilder::open(std::string name, std::vector<MarkupAttribute> attributes) {
    count_node();
    if (open_.size() > deepest)
        throw base::Error(base::ErrorKind::invalid_input,
                          "A document nests more than " + std::to_string(deepest) + " elements.");
    auto& siblings = open_.back()->children;
    siblings.push_back(
        {.name = std::move(name), .text = {}, .attributes = std::move(attributes), .children = {}});
    open_.push_back(&siblings.back());
}

void MarkupBuilder::add_text(std::string_view text) {
    if (text.empty() || open_.size() == 1) return;
    auto& siblings = open_.back()->children;
    if (siblings.empty() || !siblings.back().is_text()) {
        count_node();
        siblings.emplace_back();
    }
    siblings.back().text += text;
}

void MarkupBuilder::close() {
    if (open_.size() > 1) open_.pop_back();
}

Markup MarkupBuilder::take() {
    Markup root;
    if (!top_.children.empty()) root = std::move(top_.children.front());
    top_ = {};
    open_ = {&top_};
    nodes_ = 0;
    return root;
}

}  // namespace storyflow::books
