"""环评审批服务：环评审批及其前后的许可与指标。The approval service: environmental impact assessments and the permits and quotas around them."""
