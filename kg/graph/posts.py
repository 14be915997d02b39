"""Who holds what where: a membership for each post of each person mentioned."""

from collections.abc import Iterator

from kg.graph.facts import Context, Edge, Node, edge, squash
from kg.model import Mention

#: How many characters before a person's name the body of a post may be printed: 区委书记范少军, 区委副书记、区长周波.
_REACH = 30


def membership_nodes(context: Context) -> Iterator[Node]:
    """A membership for each person and post, and the post."""
    for person, post, body in _held(context):
        name = context.resolved.entity_of[person.id][1]
        evidence = context.evidence(person.start, person.end, person.rule)
        yield Node(_membership(context, person, post), "Membership", f"{name}·{post}", {}, (evidence,))
        yield Node(_post(context, post, body), "Post", post, {})


def membership_edges(context: Context) -> Iterator[Edge]:
    """Person, post and body of each membership, and the short way from person to body."""
    for person, post, body in _held(context):
        iri, holder = _membership(context, person, post), context.mentioned(person.id)
        evidence = context.evidence(person.start, person.end, person.rule)
        yield from (edge(iri, "inReport", context.report), edge(iri, "w3org:member", holder, evidence))
        yield edge(iri, "post", _post(context, post, body), evidence)
        if body is not None:
            yield edge(iri, "w3org:organization", context.mentioned(body.id), evidence)
            yield edge(_post(context, post, body), "w3org:postIn", context.mentioned(body.id), evidence)
            yield edge(holder, "w3org:memberOf", context.mentioned(body.id), evidence)


def _held(context: Context) -> Iterator[tuple[Mention, str, Mention | None]]:
    for mention in context.extraction.mentions:
        if mention.type == "PERSON" and mention.id in context.resolved.entity_of:
            yield from ((mention, squash(post), _body(context, mention, squash(post))) for post in mention.posts)


def _body(context: Context, person: Mention, post: str) -> Mention | None:
    """The body that the post's name begins with (区委 of 区委书记), printed shortly before the person; None where none is."""
    bodies = (each for each in context.extraction.mentions if each.type == "ORG" and each.id in context.resolved.entity_of)
    near = (each for each in bodies if 0 <= person.start - each.end <= _REACH and post.startswith(each.text))
    return max(near, key=lambda each: (len(each.text), each.start), default=None)


def _membership(context: Context, person: Mention, post: str) -> str:
    return context.spanning("Membership", person.start, person.end, post)


def _post(context: Context, post: str, body: Mention | None) -> str:
    """A post is one of its body; where the body is not known, of this report's issuer."""
    if body is not None:
        return context.iris.mint("Post", context.resolved.entity_of[body.id][1], post)
    issuer = context.resolved.issuer
    return context.iris.mint("Post", issuer.key if issuer else "_", post)
