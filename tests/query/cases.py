"""What the named queries are asked of the seeds: each query, and each of its parameters, at least once.

The long lists (all measures, all mentions) are asked with a parameter only, so that a changed rule shows as a few lines.
"""

BUREAU = "天津市河东区司法局"

CASES: dict[str, list[dict[str, str]]] = {
    "body-tree": [{"region": "东丽区"}, {"parent": "天津市河东区人民政府"}],
    "busiest-organisations": [{}, {"kind": "department"}],
    "document-basis": [{}, {"document": "《行政处罚法》", "status": "reported"}],
    "document-uses": [{"document": "中华人民共和国行政处罚法"}, {"actor": BUREAU}],
    "documents": [{"kind": "law"}, {"kind": "规章"}],
    "documents-issued": [{"body": "东丽区人民政府"}, {"kind": "list", "region": "河东区"}],
    "evidence": [{"thing": BUREAU}, {"thing": "习近平法治思想", "report": "000_519dceed93fb7c9a.txt"}],
    "evidence-of-organisation": [{"body": "中共天津市河东区委员会", "report": "003_f2667748cd85794d.txt"}],
    "honours": [{}, {"recipient": BUREAU}, {"level": "national", "year": "2022"}, {"region": "东丽区"}],
    "indicators": [{}, {"indicator": "行政复议"}, {"region": "天津市河东区", "year": "2022"}],
    "joint-measures": [{}, {"actor": "天津市东丽区人民政府"}],
    "left-open": [{}, {"report": "000_519dceed93fb7c9a.txt"}],
    "local-documents": [{}, {"document": "法治政府建设实施纲要（2021—2025年）", "region": "河东区"}],
    "measures": [
        {"actor": BUREAU},
        {"theme": "行政执法", "status": "planned"},
        {"verb": "制定", "region": "河东区"},
        {"report": "000_519dceed93fb7c9a.txt", "theme": "emergency"},
    ],
    "measures-by-theme": [{}, {"region": "东丽区", "year": "2024"}],
    "measures-by-verb": [{"status": "planned", "theme": "leadership"}],
    "measures-with-figures": [
        {"actor": "东丽区人民政府", "theme": "disputes"},
        {"report": "003_f2667748cd85794d.txt", "theme": "decision"},
    ],
    "observations": [
        {"unit": "%"},
        {"indicator": "mediation-cases"},
        {"region": "东丽区", "year": "2024", "unit": "场次"},
        {"report": "003_f2667748cd85794d.txt", "unit": "人"},
    ],
    "organisations": [{"kind": "court"}, {"region": "东丽区"}, {"level": "national"}],
    "planned-measures": [
        {"theme": "disputes"},
        {"actor": "河东区人民政府", "year": "2022", "theme": "rulemaking"},
        {"region": "东丽区"},
    ],
    "posts": [{}, {"person": "范少军"}, {"body": "中共天津市河东区委员会"}],
    "programme-measures": [{"programme": "机构改革"}, {"status": "planned", "region": "河东区"}],
    "programmes": [{"kind": "campaign"}],
    "regions": [{}, {"within": "东丽区"}],
    "reports": [{}, {"region": "河东区"}, {"year": "2024"}],
    "sections": [{"report": "000_519dceed93fb7c9a.txt"}, {"theme": "emergency"}],
    "shared-documents": [{}, {"kind": "plan"}],
    "shared-programmes": [{}, {"kind": "reform"}],
    "shortcomings": [{}, {"region": "河东区"}, {"year": "2024"}, {"theme": "enforcement"}],
    "standard-terms": [{}],
}
