"""环保信用服务：企业环境行为的记分、评级与修复。The credit service: environmental conduct of enterprises scored, graded and repaired."""
